package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
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
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "A guest list is deleted by an anonymous request",
    kind = "anonymous-without-check",
    why =
        "Whoever guesses or finds the id of an event deletes its list; the level is the only lock"
            + " that a function has by itself.",
    repair = "The level asks for the function's key.")
final class GuestListClear {
  private GuestListClear() {}

  static final class Flaw {
    private static final TableClient GUESTS =
        new TableClientBuilder()
            .endpoint(System.getenv("GUESTS_TABLE_URL"))
            .tableName("guests")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("GuestListClear")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "events/{event:guid}/guests/{guest:guid}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("event") String event,
        @BindingName("guest") String guest) {
      GUESTS.deleteEntity(UUID.fromString(event).toString(), UUID.fromString(guest).toString());
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }

  static final class Repaired {
    private static final TableClient GUESTS =
        new TableClientBuilder()
            .endpoint(System.getenv("GUESTS_TABLE_URL"))
            .tableName("guests")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("GuestListClearRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "events/{event:guid}/guests/{guest:guid}")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("event") String event,
        @BindingName("guest") String guest) {
      GUESTS.deleteEntity(UUID.fromString(event).toString(), UUID.fromString(guest).toString());
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }
}
