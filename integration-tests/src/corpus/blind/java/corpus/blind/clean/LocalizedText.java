package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Reads a text of the jar; the language of the request only chooses among its files. */
public final class LocalizedText {
  private static final Set<String> LANGUAGES = Set.of("de", "en", "fr");

  @FunctionName("LocalizedText")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "terms")
          HttpRequestMessage<Optional<String>> request)
      throws IOException {
    String asked = request.getHeaders().getOrDefault("accept-language", "en");
    String language = LANGUAGES.stream().filter(asked::startsWith).findFirst().orElse("en");
    try (InputStream text =
        LocalizedText.class.getResourceAsStream("/terms/" + language + ".txt")) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/plain; charset=utf-8")
          .header("Content-Language", language)
          .body(new String(text.readAllBytes(), StandardCharsets.UTF_8))
          .build();
    }
  }
}
