package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@Pair(
    title = "A page template takes a name by replace",
    kind = "reflected-xss",
    reported = {"AZF_REFLECTED_MARKUP"},
    why = "replace does not escape.",
    repair = "The value is escaped where it is put in.")
public final class TemplateReplace {
  private TemplateReplace() {}

  public static final class Flaw {
    private static final String PAGE = "<html><body>Welcome {{name}}</body></html>";

    @FunctionName("Welcome")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return page(
          request, PAGE.replace("{{name}}", request.getQueryParameters().getOrDefault("name", "")));
    }

    private static HttpResponseMessage page(HttpRequestMessage<?> request, String text) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html")
          .body(text)
          .build();
    }
  }

  public static final class Repaired {
    private static final String PAGE = "<html><body>Welcome {{name}}</body></html>";

    @FunctionName("Welcome")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return page(
          request,
          PAGE.replace(
              "{{name}}",
              RepairedHtml.text(request.getQueryParameters().getOrDefault("name", ""))));
    }

    private static HttpResponseMessage page(HttpRequestMessage<?> request, String text) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html")
          .body(text)
          .build();
    }
  }

  static final class RepairedHtml {
    private static final Map<Character, String> ENTITIES =
        Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&quot;");

    static String text(String raw) {
      return raw.chars()
          .mapToObj(c -> ENTITIES.getOrDefault((char) c, Character.toString(c)))
          .collect(Collectors.joining());
    }
  }
}
