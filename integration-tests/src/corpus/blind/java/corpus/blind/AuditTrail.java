package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "The filter of a table query is formatted with the request's user id",
    kind = "table-filter-injection",
    why =
        "The Tables service has OData filters; a quote and \"or\" in the id show the audit trail of"
            + " everybody.",
    repair = "A helper that throws on everything but a UUID stands before the filter is formatted.")
final class AuditTrail {
  private AuditTrail() {}

  static final class Flaw {
    private static final TableClient TRAIL =
        new TableClientBuilder()
            .endpoint(System.getenv("AUDIT_TABLE_URL"))
            .tableName("trail")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("AuditTrail")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "audit/{user}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("user") String user) {
      ListEntitiesOptions options =
          new ListEntitiesOptions()
              .setFilter(String.format("PartitionKey eq '%s'", user))
              .setTop(50);
      long entries =
          TRAIL.listEntities(options, Duration.ofSeconds(10), null).stream().limit(50).count();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"entries\":" + entries + "}")
          .build();
    }
  }

  static final class Repaired {
    private static final TableClient TRAIL =
        new TableClientBuilder()
            .endpoint(System.getenv("AUDIT_TABLE_URL"))
            .tableName("trail")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("AuditTrailRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "audit/{user}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("user") String user) {
      if (!isId(user)) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      ListEntitiesOptions options =
          new ListEntitiesOptions()
              .setFilter(String.format("PartitionKey eq '%s'", user))
              .setTop(50);
      long entries =
          TRAIL.listEntities(options, Duration.ofSeconds(10), null).stream().limit(50).count();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"entries\":" + entries + "}")
          .build();
    }

    private static boolean isId(String user) {
      try {
        return UUID.fromString(user).toString().equals(user);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
