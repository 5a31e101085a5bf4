package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Pair(
    title = "The search term of a request is compiled as a regular expression",
    kind = "regex-from-input",
    why =
        "One term with nested repetition keeps a core busy for hours, and the plan scales out and"
            + " bills it.",
    repair = "The term is quoted, so that it is only text.")
final class CatalogFilter {
  private CatalogFilter() {}

  static final class Flaw {
    private static final List<String> ARTICLES =
        List.of("bolt M4", "bolt M6", "nut M4", "washer 4 mm");

    @FunctionName("CatalogFilter")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "articles")
            HttpRequestMessage<Optional<String>> request) {
      long hits =
          Optional.ofNullable(request.getQueryParameters().get("term"))
              .filter(term -> !term.isBlank() && term.length() <= 50)
              .map(term -> Pattern.compile(term, Pattern.CASE_INSENSITIVE))
              .map(Pattern::asPredicate)
              .map(matching -> ARTICLES.stream().filter(matching).count())
              .orElse(0L);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"hits\":" + hits + "}")
          .build();
    }
  }

  static final class Repaired {
    private static final List<String> ARTICLES =
        List.of("bolt M4", "bolt M6", "nut M4", "washer 4 mm");

    @FunctionName("CatalogFilterRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "articles")
            HttpRequestMessage<Optional<String>> request) {
      long hits =
          Optional.ofNullable(request.getQueryParameters().get("term"))
              .filter(term -> !term.isBlank() && term.length() <= 50)
              .map(term -> Pattern.compile(Pattern.quote(term), Pattern.CASE_INSENSITIVE))
              .map(Pattern::asPredicate)
              .map(matching -> ARTICLES.stream().filter(matching).count())
              .orElse(0L);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"hits\":" + hits + "}")
          .build();
    }
  }
}
