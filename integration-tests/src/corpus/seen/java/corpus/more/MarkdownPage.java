package corpus.more;

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
import java.util.stream.Collectors;

@Pair(
    title = "Rows of a page are joined from what callers sent",
    kind = "reflected-xss",
    reported = {"AZF_REFLECTED_MARKUP"},
    why = "One of the rows may be a script.",
    repair = "Each row is encoded.")
public final class MarkdownPage {
  private MarkdownPage() {}

  public static final class Flaw {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String rows =
          request
              .getBody()
              .orElse("")
              .lines()
              .map(line -> "<li>" + line + "</li>")
              .collect(Collectors.joining());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html")
          .body("<ul>" + rows + "</ul>")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Rows")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String rows =
          request
              .getBody()
              .orElse("")
              .lines()
              .map(Repaired::html)
              .map(line -> "<li>" + line + "</li>")
              .collect(Collectors.joining());
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html")
          .body("<ul>" + rows + "</ul>")
          .build();
    }

    private static String html(String s) {
      return s.replaceAll("[<>&\"']", "_");
    }
  }
}
