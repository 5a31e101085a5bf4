package corpus.blind;

import com.azure.cosmos.CosmosClientBuilder;
import com.azure.cosmos.CosmosContainer;
import com.azure.cosmos.models.CosmosQueryRequestOptions;
import com.azure.cosmos.models.SqlParameter;
import com.azure.cosmos.models.SqlQuerySpec;
import com.azure.identity.ManagedIdentityCredentialBuilder;
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

@Pair(
    title = "A Cosmos query is put together from the mail address of the request",
    kind = "cosmos-query-injection",
    why =
        "Cosmos SQL has comments and OR as well; one quote turns the search for one profile into"
            + " the list of all.",
    repair = "The query is a constant and the address a SqlParameter.")
final class ProfileByMail {
  private ProfileByMail() {}

  static final class Flaw {
    private static final CosmosContainer PROFILES =
        new CosmosClientBuilder()
            .endpoint(System.getenv("COSMOS_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient()
            .getDatabase("crm")
            .getContainer("profiles");

    @FunctionName("ProfileByMail")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "profiles")
            HttpRequestMessage<Optional<String>> request) {
      String mail = request.getQueryParameters().getOrDefault("mail", "");
      if (mail.isEmpty() || mail.length() > 254) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      SqlQuerySpec query =
          new SqlQuerySpec(
              "SELECT VALUE p.id FROM p WHERE p.kind = 'person' AND p.mail = '" + mail + "'");
      long found =
          PROFILES.queryItems(query, new CosmosQueryRequestOptions(), String.class).stream()
              .limit(10)
              .count();
      return request
          .createResponseBuilder(found == 0 ? HttpStatus.NOT_FOUND : HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"found\":" + found + "}")
          .build();
    }
  }

  static final class Repaired {
    private static final CosmosContainer PROFILES =
        new CosmosClientBuilder()
            .endpoint(System.getenv("COSMOS_URL"))
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient()
            .getDatabase("crm")
            .getContainer("profiles");

    @FunctionName("ProfileByMailRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "profiles")
            HttpRequestMessage<Optional<String>> request) {
      String mail = request.getQueryParameters().getOrDefault("mail", "");
      if (mail.isEmpty() || mail.length() > 254) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      SqlQuerySpec query =
          new SqlQuerySpec(
              "SELECT VALUE p.id FROM p WHERE p.kind = 'person' AND p.mail = @mail",
              List.of(new SqlParameter("@mail", mail)));
      long found =
          PROFILES.queryItems(query, new CosmosQueryRequestOptions(), String.class).stream()
              .limit(10)
              .count();
      return request
          .createResponseBuilder(found == 0 ? HttpStatus.NOT_FOUND : HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"found\":" + found + "}")
          .build();
    }
  }
}
