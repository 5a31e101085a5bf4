package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "An invoice file is read by the name in the query string",
    kind = "path-traversal",
    why =
        "The worker can read the whole app directory and /proc, so a name with dots and slashes"
            + " hands out other tenants' invoices or the settings of the app.",
    repair = "Resolve the name against the folder, normalise it and refuse what leaves the folder.")
final class InvoiceDownload {
  private InvoiceDownload() {}

  static final class Flaw {
    private static final Path INVOICES = Path.of(System.getenv("INVOICE_DIR"));
    private static final long MAX_BYTES = 5L * 1024 * 1024;

    @FunctionName("InvoiceDownload")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "invoices")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String file = request.getQueryParameters().get("file");
      if (file == null || file.isBlank() || file.length() > 120) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Path invoice = INVOICES.resolve(file);

      if (!Files.isRegularFile(invoice) || Files.size(invoice) > MAX_BYTES) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      context.getLogger().info("Invoice delivered");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/pdf")
          .header("X-Content-Type-Options", "nosniff")
          .body(Files.readAllBytes(invoice))
          .build();
    }
  }

  static final class Repaired {
    private static final Path INVOICES = Path.of(System.getenv("INVOICE_DIR"));
    private static final long MAX_BYTES = 5L * 1024 * 1024;

    @FunctionName("InvoiceDownloadRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "invoices")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String file = request.getQueryParameters().get("file");
      if (file == null || file.isBlank() || file.length() > 120) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Path invoice = INVOICES.resolve(file).normalize();
      if (!invoice.startsWith(INVOICES)) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      if (!Files.isRegularFile(invoice) || Files.size(invoice) > MAX_BYTES) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      context.getLogger().info("Invoice delivered");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/pdf")
          .header("X-Content-Type-Options", "nosniff")
          .body(Files.readAllBytes(invoice))
          .build();
    }
  }
}
