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
    title = "A status badge writes the label of the query into an SVG image",
    kind = "reflected-content",
    why =
        "An SVG that is opened by itself runs scripts, so the badge's address becomes a cross-site"
            + " script on the app's origin.",
    repair = "The label comes from a switch over the known kinds of badge.")
final class StatusBadge {
  private StatusBadge() {}

  static final class Flaw {
    private static final String SVG =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="120" height="20">
          <text x="4" y="14">LABEL: passing</text>
        </svg>
        """;

    @FunctionName("StatusBadge")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "badge")
            HttpRequestMessage<Optional<String>> request) {
      String kind = request.getQueryParameters().getOrDefault("kind", "build");
      String label = kind.trim();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "image/svg+xml")
          .header("Cache-Control", "no-cache")
          .body(SVG.replace("LABEL", label))
          .build();
    }
  }

  static final class Repaired {
    private static final String SVG =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="120" height="20">
          <text x="4" y="14">LABEL: passing</text>
        </svg>
        """;

    @FunctionName("StatusBadgeRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "badge")
            HttpRequestMessage<Optional<String>> request) {
      String kind = request.getQueryParameters().getOrDefault("kind", "build");
      String label =
          switch (kind) {
            case "build" -> "build";
            case "tests" -> "tests";
            case "docs" -> "documentation";
            default -> "unknown";
          };
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "image/svg+xml")
          .header("Cache-Control", "no-cache")
          .body(SVG.replace("LABEL", label))
          .build();
    }
  }
}
