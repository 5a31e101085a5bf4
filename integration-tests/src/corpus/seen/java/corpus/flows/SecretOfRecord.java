package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
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
    title = "A record of a partner is made with its key",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "A list of partners is not a vault.",
    repair = "The record holds the name of the secret.")
public final class SecretOfRecord {
  private SecretOfRecord() {}

  public static final class Flaw {
    private static final List<FlawPartner> PARTNERS =
        List.of(new FlawPartner("contoso", "Qx7-pL2-vv9"));

    @FunctionName("List")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(PARTNERS.size()).build();
    }
  }

  record FlawPartner(String name, String apiKey) {}

  public static final class Repaired {
    private static final List<RepairedPartner> PARTNERS =
        List.of(new RepairedPartner("contoso", "contoso-api-key"));

    @FunctionName("List")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(PARTNERS.size()).build();
    }
  }

  record RepairedPartner(String name, String secretName) {}
}
