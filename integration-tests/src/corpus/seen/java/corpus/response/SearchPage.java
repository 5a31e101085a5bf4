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
    title = "A search word comes back in a page that a builder puts together",
    kind = "reflected-xss",
    reported = {"AZF_REFLECTED_MARKUP"},
    why = "A StringBuilder hides nothing from a browser.",
    repair = "The answer is plain text.")
public final class SearchPage {
  private SearchPage() {}

  public static final class Flaw {
    @FunctionName("Search")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      StringBuilder page = new StringBuilder("<html><body>");
      page.append("<p>No results for ")
          .append(request.getQueryParameters().get("q"))
          .append("</p></body></html>");
      return html(request, page.toString());
    }

    private static HttpResponseMessage html(HttpRequestMessage<?> request, String page) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(page)
          .header("Content-Type", "text/html")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Search")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      StringBuilder page = new StringBuilder();
      page.append("No results for ").append(request.getQueryParameters().get("q"));
      return text(request, page.toString());
    }

    private static HttpResponseMessage text(HttpRequestMessage<?> request, String page) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(page)
          .header("Content-Type", "text/plain")
          .header("X-Content-Type-Options", "nosniff")
          .build();
    }
  }
}
