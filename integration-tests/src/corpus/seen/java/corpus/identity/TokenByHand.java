package corpus.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import com.nimbusds.jwt.proc.JWTProcessor;
import corpus.Pair;
import java.io.IOException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

@Pair(
    title = "A token is decoded by hand",
    kind = "jwt-not-verified",
    reported = {"AZF_UNVERIFIED_TOKEN"},
    why = "Anybody can write a payload.",
    repair = "A processor verifies it.")
public final class TokenByHand {
  private TokenByHand() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        throws IOException {
      String[] parts = header(request).split("\\.");
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.path("admin").asBoolean())
          .build();
    }
  }

  public static final class Repaired {
    private final JWTProcessor<SecurityContext> tokens;

    public Repaired(JWTProcessor<SecurityContext> tokens) {
      this.tokens = tokens;
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
      JWTClaimsSet claims = tokens.process(header(request), null);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(claims.getBooleanClaim("admin"))
          .build();
    }
  }
}
