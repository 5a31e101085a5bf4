package corpus.response;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "A header of the caller comes back as a header",
    kind = "header-injection",
    reported = {"AZF_HEADER_INJECTION"},
    why = "A line break in it begins a header, or a body, of the caller's choice.",
    repair = "Line breaks are taken out by the one method that writes such headers.")
public final class HeaderOfCaller {
  private HeaderOfCaller() {}

  public static final class Flaw {
    @FunctionName("Echo")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String language = request.getQueryParameters().getOrDefault("lang", "en");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Language", language)
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Echo")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String language = request.getQueryParameters().getOrDefault("lang", "en");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Language", oneLine(language))
          .build();
    }

    private static String oneLine(String text) {
      StringBuilder line = new StringBuilder();
      for (char c : text.toCharArray()) {
        if (c >= ' ' && c <= '~') {
          line.append(c);
        }
      }
      return line.toString();
    }
  }
}
