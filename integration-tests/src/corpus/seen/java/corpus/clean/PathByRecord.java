package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** A record whose constructor checks its component. */
public final class PathByRecord {
  @FunctionName("Open")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException {
    Name name = new Name(request.getQueryParameters().getOrDefault("name", ""));
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(Files.size(Path.of("data").resolve(name.text())))
        .build();
  }

  record Name(String text) {
    private static final Pattern FORM = Pattern.compile("[\\w-]{1,32}");

    Name {
      if (!FORM.matcher(text).matches()) {
        throw new IllegalArgumentException("name");
      }
    }
  }
}
