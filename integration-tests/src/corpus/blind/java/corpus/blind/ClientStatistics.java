package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Pair(
    title = "The User-Agent header is a parameter of a log message",
    kind = "log-injection",
    why =
        "Placeholders do not neutralise line breaks, so a header can still forge log lines where"
            + " the layout writes plain text.",
    repair = "Only the constant that classifies the client is logged.")
final class ClientStatistics {
  private ClientStatistics() {}

  static final class Flaw {
    private static final Logger LOG = LoggerFactory.getLogger(Flaw.class);

    @FunctionName("ClientStatistics")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "catalog")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "catalog", path = "catalog/current.json", connection = "CatalogStorage")
            String catalog) {
      String agent = request.getHeaders().getOrDefault("user-agent", "none");
      LOG.info("Catalogue asked for by {}", agent);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .header("X-Content-Type-Options", "nosniff")
          .body(catalog)
          .build();
    }
  }

  static final class Repaired {
    private static final Logger LOG = LoggerFactory.getLogger(Repaired.class);

    @FunctionName("ClientStatisticsRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "catalog")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "catalog", path = "catalog/current.json", connection = "CatalogStorage")
            String catalog) {
      String agent = request.getHeaders().getOrDefault("user-agent", "none");
      LOG.info("Catalogue asked for by {}", RepairedClient.of(agent));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .header("X-Content-Type-Options", "nosniff")
          .body(catalog)
          .build();
    }
  }

  enum RepairedClient {
    MOBILE,
    BROWSER,
    OTHER;

    static RepairedClient of(String agent) {
      if (agent.startsWith("ContosoMobile/")) {
        return MOBILE;
      }
      return agent.contains("Mozilla/5.0") ? BROWSER : OTHER;
    }
  }
}
