package corpus.blind;

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
    title = "A confirmation page shows the caller's name as it came",
    kind = "reflected-content",
    why =
        "The page is served from the app's own origin, so a script in the link runs with the user's"
            + " session.",
    repair = "The page builder escapes the five special characters itself.")
final class ConfirmationPage {
  private ConfirmationPage() {}

  static final class Flaw {
    private final FlawPage page = new FlawPage();

    @FunctionName("ConfirmationPage")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "newsletter/confirmed")
            HttpRequestMessage<Optional<String>> request) {
      String name =
          Optional.ofNullable(request.getQueryParameters().get("name"))
              .filter(text -> text.length() <= 60)
              .orElse("reader");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html; charset=utf-8")
          .header("X-Content-Type-Options", "nosniff")
          .body(page.thanks(name))
          .build();
    }
  }

  static final class FlawPage {
    String thanks(String name) {
      StringBuilder html =
          new StringBuilder("<!doctype html><title>Newsletter</title><p>Thank you, ");
      html.append(name);
      return html.append(".</p>").toString();
    }
  }

  static final class Repaired {
    private final RepairedPage page = new RepairedPage();

    @FunctionName("ConfirmationPageRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "newsletter/confirmed")
            HttpRequestMessage<Optional<String>> request) {
      String name =
          Optional.ofNullable(request.getQueryParameters().get("name"))
              .filter(text -> text.length() <= 60)
              .orElse("reader");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/html; charset=utf-8")
          .header("X-Content-Type-Options", "nosniff")
          .body(page.thanks(name))
          .build();
    }
  }

  static final class RepairedPage {
    String thanks(String name) {
      StringBuilder html =
          new StringBuilder("<!doctype html><title>Newsletter</title><p>Thank you, ");
      name.codePoints().forEach(c -> escape(html, c));
      return html.append(".</p>").toString();
    }

    private static void escape(StringBuilder html, int c) {
      switch (c) {
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.appendCodePoint(c);
      }
    }
  }
}
