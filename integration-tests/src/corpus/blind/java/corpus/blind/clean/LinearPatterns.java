package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks identifiers by patterns with repeated groups, none of which can match in two ways. */
public final class LinearPatterns {
  private static final Pattern ADDRESS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
  private static final Pattern DOMAIN = Pattern.compile("(?:[a-z0-9]{1,20}\\.){1,4}[a-z]{2,10}");
  private static final Pattern WORDS = Pattern.compile("[a-z]+(?:-[a-z]+)*");

  @FunctionName("LinearPatterns")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "kinds")
          HttpRequestMessage<Optional<String>> request) {
    String text = request.getQueryParameters().getOrDefault("text", "");
    if (text.length() > 100) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    long kinds =
        Stream.of(ADDRESS, DOMAIN, WORDS).filter(kind -> kind.matcher(text).matches()).count();
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "application/json")
        .body("{\"kinds\":" + kinds + "}")
        .build();
  }
}
