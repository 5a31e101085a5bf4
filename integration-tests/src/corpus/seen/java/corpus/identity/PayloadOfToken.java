package corpus.identity;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import corpus.Pair;
import java.text.ParseException;
import java.util.Optional;

@Pair(
    title = "The payload is read without the signature",
    kind = "jwt-not-verified",
    reported = {"AZF_UNVERIFIED_TOKEN"},
    why = "Anybody can write a payload.",
    repair = "The signature is verified first.")
public final class PayloadOfToken {
  private PayloadOfToken() {}

  public static final class Flaw {
    private static String header(HttpRequestMessage<Optional<String>> request) {
      return request.getHeaders().getOrDefault("x-token", "");
    }

    @FunctionName("Me")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws ParseException {
      JWSObject token = JWSObject.parse(header(request));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(token.getPayload().toJSONObject().containsKey("admin"))
          .build();
    }
  }

  public static final class Repaired {
    private final JWSVerifier verifier;

    public Repaired(JWSVerifier verifier) {
      this.verifier = verifier;
    }

    private static String header(HttpRequestMessage<Optional<String>> request) {
      return request.getHeaders().getOrDefault("x-token", "");
    }

    @FunctionName("Me")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws ParseException, JOSEException {
      JWSObject token = JWSObject.parse(header(request));
      if (!token.verify(verifier)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(token.getPayload().toJSONObject().containsKey("admin"))
          .build();
    }
  }
}
