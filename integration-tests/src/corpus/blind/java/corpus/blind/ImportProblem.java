package corpus.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.Level;

@Pair(
    title = "A problem document is filled from the cause of a failed import",
    kind = "exception-text-in-response",
    why =
        "The detail of the problem shows parser positions, class names and values of the server to"
            + " every caller.",
    repair = "The problem document knows only fixed texts, chosen by the kind of exception.")
final class ImportProblem {
  private ImportProblem() {}

  static final class Flaw {
    private final Function<String, Integer> importer;

    Flaw(Function<String, Integer> importer) {
      this.importer = importer;
    }

    @FunctionName("ImportProblem")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.PUT,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "prices")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String csv = request.getBody().filter(text -> text.length() <= 65_536).orElse("");
      return CompletableFuture.completedFuture(csv)
          .thenApply(importer)
          .thenApply(count -> answer(request, HttpStatus.OK, "{\"imported\":" + count + "}"))
          .exceptionally(
              failure -> {
                context.getLogger().log(Level.WARNING, "Import failed", failure);
                return answer(
                    request, HttpStatus.UNPROCESSABLE_ENTITY, FlawProblem.of(failure).json());
              })
          .join();
    }

    private static HttpResponseMessage answer(
        HttpRequestMessage<?> request, HttpStatus status, String json) {
      return request
          .createResponseBuilder(status)
          .header(
              "Content-Type",
              status == HttpStatus.OK ? "application/json" : "application/problem+json")
          .body(json)
          .build();
    }
  }

  record FlawProblem(String title, String detail) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FlawProblem of(Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      String detail = cause.toString();
      return new FlawProblem("Import failed", detail);
    }

    String json() {
      ObjectNode node = JSON.createObjectNode();
      return node.put("title", title).put("detail", detail).toString();
    }
  }

  static final class Repaired {
    private final Function<String, Integer> importer;

    Repaired(Function<String, Integer> importer) {
      this.importer = importer;
    }

    @FunctionName("ImportProblemRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.PUT,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "prices")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String csv = request.getBody().filter(text -> text.length() <= 65_536).orElse("");
      return CompletableFuture.completedFuture(csv)
          .thenApply(importer)
          .thenApply(count -> answer(request, HttpStatus.OK, "{\"imported\":" + count + "}"))
          .exceptionally(
              failure -> {
                context.getLogger().log(Level.WARNING, "Import failed", failure);
                return answer(
                    request, HttpStatus.UNPROCESSABLE_ENTITY, RepairedProblem.of(failure).json());
              })
          .join();
    }

    private static HttpResponseMessage answer(
        HttpRequestMessage<?> request, HttpStatus status, String json) {
      return request
          .createResponseBuilder(status)
          .header(
              "Content-Type",
              status == HttpStatus.OK ? "application/json" : "application/problem+json")
          .body(json)
          .build();
    }
  }

  record RepairedProblem(String title, String detail) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RepairedProblem of(Throwable failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      String detail =
          cause instanceof IllegalArgumentException ? "A row is not a price" : "The import stopped";
      return new RepairedProblem("Import failed", detail);
    }

    String json() {
      ObjectNode node = JSON.createObjectNode();
      return node.put("title", title).put("detail", detail).toString();
    }
  }
}
