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
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import corpus.Pair;
import java.text.ParseException;
import java.util.Optional;

@Pair(
    title = "The answer of verify is thrown away",
    kind = "jwt-not-verified",
    reported = {"AZF_UNVERIFIED_TOKEN"},
    why = "Any signature will do.",
    repair = "The answer decides.")
public final class VerifiedAndIgnored {
  private VerifiedAndIgnored() {}

  public static final class Flaw {
    private final JWSVerifier verifier;

    public Flaw(JWSVerifier verifier) {
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
      SignedJWT token = SignedJWT.parse(header(request));
      token.verify(verifier);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(token.getJWTClaimsSet().getSubject().length())
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
      SignedJWT token = SignedJWT.parse(header(request));
      if (!token.verify(verifier)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(token.getJWTClaimsSet().getSubject().length())
          .build();
    }
  }
}
