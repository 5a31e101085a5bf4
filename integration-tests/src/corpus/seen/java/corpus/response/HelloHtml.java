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
    title = "A name from the query stands in an HTML page",
    kind = "reflected-xss",
    reported = {"AZF_REFLECTED_MARKUP"},
    why = "A link to the function runs the script that it holds in the name of your domain.",
    repair = "The name is escaped for HTML.")
public final class HelloHtml {
  private HelloHtml() {}

  public static final class Flaw {
    @FunctionName("Hello")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("name", "world");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html; charset=utf-8")
          .body("<h1>Hello " + name + "</h1>")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Hello")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("name", "world");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html; charset=utf-8")
          .body("<h1>Hello " + escape(name) + "</h1>")
          .build();
    }

    private static String escape(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }
  }
}
