package corpus.platform;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
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

@Pair(
    title = "Each invocation makes a credential",
    kind = "client-per-invocation",
    reported = {"AZF_CLIENT_PER_CALL"},
    why =
        "Its cache of tokens is empty each time, and the identity endpoint refuses too many calls.",
    repair = "It is kept.")
public final class CredentialPerCall {
  private CredentialPerCall() {}

  public static final class Flaw {
    @FunctionName("Token")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      TokenCredential credential = new ManagedIdentityCredentialBuilder().build();
      return request.createResponseBuilder(HttpStatus.OK).body(credential.hashCode()).build();
    }
  }

  public static final class Repaired {
    private final TokenCredential credential = new ManagedIdentityCredentialBuilder().build();

    @FunctionName("Token")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request.createResponseBuilder(HttpStatus.OK).body(credential.hashCode()).build();
    }
  }
}
