package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import corpus.Pair;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

@Pair(
    title = "Roles are read from a bearer token whose signature nobody checks",
    kind = "jwt-not-verified",
    why = "Anybody can write a token with the role of an administrator; parsing is not verifying.",
    repair = "A processor with a fixed algorithm, key set, issuer and audience reads the token.")
final class PayrollRoles {
  private PayrollRoles() {}

  static final class Flaw {

    @FunctionName("PayrollRoles")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "payroll")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "payroll", path = "payroll/current.json", connection = "PayrollStorage")
            String payroll) {
      String header = request.getHeaders().getOrDefault("authorization", "");
      if (!header.startsWith("Bearer ") || header.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      try {
        JWTClaimsSet claims = SignedJWT.parse(header.substring(7)).getJWTClaimsSet();
        List<String> roles = claims.getStringListClaim("roles");
        if (roles == null || !roles.contains("Payroll.Read")) {
          return request.createResponseBuilder(HttpStatus.FORBIDDEN).build();
        }
      } catch (java.text.ParseException e) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .header("Cache-Control", "no-store")
          .body(payroll)
          .build();
    }
  }

  static final class Repaired {
    private static final ConfigurableJWTProcessor<SecurityContext> TOKENS =
        RepairedTokens.processor(
            URI.create(System.getenv("KEYS_URL")),
            System.getenv("ISSUER"),
            System.getenv("AUDIENCE"));

    @FunctionName("PayrollRolesRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "payroll")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "payroll", path = "payroll/current.json", connection = "PayrollStorage")
            String payroll) {
      String header = request.getHeaders().getOrDefault("authorization", "");
      if (!header.startsWith("Bearer ") || header.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      try {
        JWTClaimsSet claims = TOKENS.process(header.substring(7), null);
        List<String> roles = claims.getStringListClaim("roles");
        if (roles == null || !roles.contains("Payroll.Read")) {
          return request.createResponseBuilder(HttpStatus.FORBIDDEN).build();
        }
      } catch (java.text.ParseException | BadJOSEException | JOSEException e) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .header("Cache-Control", "no-store")
          .body(payroll)
          .build();
    }
  }

  static final class RepairedTokens {
    private RepairedTokens() {}

    static ConfigurableJWTProcessor<SecurityContext> processor(
        URI keys, String issuer, String audience) {
      JWKSource<SecurityContext> source;
      try {
        source = JWKSourceBuilder.create(keys.toURL()).retrying(true).build();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
      processor.setJWTClaimsSetVerifier(
          new DefaultJWTClaimsVerifier<>(
              audience,
              new JWTClaimsSet.Builder().issuer(issuer).build(),
              Set.of("sub", "exp", "iat")));
      return processor;
    }
  }
}
