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
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import corpus.Pair;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

@Pair(
    title = "Of a token only the claims are checked",
    kind = "jwt-not-verified",
    reported = {"AZF_UNVERIFIED_TOKEN"},
    why = "Anybody can write an expiry and an audience.",
    repair = "The signature is verified, too.")
public final class OnlyExpiryChecked {
  private OnlyExpiryChecked() {}

  public static final class Flaw {
    private static final DefaultJWTClaimsVerifier<SecurityContext> CLAIMS =
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().audience("api").build(), Set.of("sub", "exp"));

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
        throws ParseException, BadJOSEException {
      JWTClaimsSet claims = JWTParser.parse(header(request)).getJWTClaimsSet();
      CLAIMS.verify(claims, null);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.getSubject().length())
          .build();
    }
  }

  public static final class Repaired {
    private static final DefaultJWTClaimsVerifier<SecurityContext> CLAIMS =
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().audience("api").build(), Set.of("sub", "exp"));
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
        throws ParseException, JOSEException, BadJOSEException {
      SignedJWT token = SignedJWT.parse(header(request));
      if (!token.verify(verifier)) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      CLAIMS.verify(claims, null);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.getSubject().length())
          .build();
    }
  }
}
