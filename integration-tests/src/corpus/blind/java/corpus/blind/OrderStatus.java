package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "A failing lookup answers with the exception's message",
    kind = "exception-text-in-response",
    why =
        "Messages of the SDKs name accounts, tables and request ids, which helps whoever looks for"
            + " the next step.",
    repair = "The answer is a fixed text with the invocation's id; the exception goes to the log.")
final class OrderStatus {
  private OrderStatus() {}

  static final class Flaw {
    private static final TableClient ORDERS =
        new TableClientBuilder()
            .endpoint(System.getenv("ORDERS_TABLE_URL"))
            .tableName("orders")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("OrderStatus")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "orders/{id:int}/status")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") int id,
        ExecutionContext context) {
      try {
        TableEntity order = ORDERS.getEntity("order", Integer.toString(id));
        boolean shipped = order.getProperty("shippedAt") != null;
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "application/json")
            .body("{\"shipped\":" + shipped + "}")
            .build();
      } catch (RuntimeException e) {
        context.getLogger().log(Level.SEVERE, "The order's status cannot be read", e);
        return request
            .createResponseBuilder(HttpStatus.INTERNAL_SERVER_ERROR)
            .header("Content-Type", "text/plain; charset=utf-8")
            .body("Lookup failed: " + e.getMessage())
            .build();
      }
    }
  }

  static final class Repaired {
    private static final TableClient ORDERS =
        new TableClientBuilder()
            .endpoint(System.getenv("ORDERS_TABLE_URL"))
            .tableName("orders")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("OrderStatusRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "orders/{id:int}/status")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("id") int id,
        ExecutionContext context) {
      try {
        TableEntity order = ORDERS.getEntity("order", Integer.toString(id));
        boolean shipped = order.getProperty("shippedAt") != null;
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "application/json")
            .body("{\"shipped\":" + shipped + "}")
            .build();
      } catch (RuntimeException e) {
        context.getLogger().log(Level.SEVERE, "The order's status cannot be read", e);
        return request
            .createResponseBuilder(HttpStatus.INTERNAL_SERVER_ERROR)
            .header("Content-Type", "text/plain; charset=utf-8")
            .body("Lookup failed. Reference: " + context.getInvocationId())
            .build();
      }
    }
  }
}
