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
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.JWTProcessor;
import corpus.Pair;
import java.text.ParseException;
import java.util.Optional;

@Pair(
    title = "Claims are taken from a token that nobody verified",
    kind = "unverified-token",
    reported = {"AZF_UNVERIFIED_TOKEN"},
    why = "Whoever calls can be anyone.",
    repair = "A processor verifies it.")
public final class ClaimsWithoutProof {
  private ClaimsWithoutProof() {}

  public static final class Flaw {
    @FunctionName("Me")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws ParseException {
      JWTClaimsSet claims =
          SignedJWT.parse(request.getHeaders().get("authorization").substring(7)).getJWTClaimsSet();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.getSubject().length())
          .build();
    }
  }

  public static final class Repaired {
    private final JWTProcessor<SecurityContext> tokens;

    public Repaired(JWTProcessor<SecurityContext> tokens) {
      this.tokens = tokens;
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
      JWTClaimsSet claims =
          tokens.process(
              SignedJWT.parse(request.getHeaders().get("authorization").substring(7)), null);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.getSubject().length())
          .build();
    }
  }
}
