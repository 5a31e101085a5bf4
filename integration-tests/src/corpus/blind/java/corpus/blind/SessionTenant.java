package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableEntity;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import corpus.Pair;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "The tenant of a call is taken from the middle part of a token",
    kind = "jwt-not-verified",
    why =
        "The decoded payload is only what the caller wrote; the signature that makes it true is the"
            + " part that is ignored.",
    repair =
        "The helper verifies the signature with the issuer's public key, the audience and the"
            + " expiry before it gives the tenant.")
final class SessionTenant {
  private SessionTenant() {}

  static final class Flaw {
    private static final TableClient SETTINGS =
        new TableClientBuilder()
            .endpoint(System.getenv("TENANTS_TABLE_URL"))
            .tableName("tenants")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();
    private final FlawSession session = new FlawSession();

    @FunctionName("SessionTenant")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "tenant/plan")
            HttpRequestMessage<Optional<String>> request) {
      Optional<UUID> tenant =
          Optional.ofNullable(request.getHeaders().get("x-session"))
              .filter(token -> token.length() < 4096)
              .flatMap(session::tenant);
      if (tenant.isEmpty()) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      TableEntity entity = SETTINGS.getEntity("tenant", tenant.get().toString());
      boolean premium = "premium".equals(entity.getProperty("plan"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"premium\":" + premium + "}")
          .build();
    }
  }

  static final class FlawSession {
    private static final ObjectMapper JSON = new ObjectMapper();

    Optional<UUID> tenant(String token) {
      try {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Optional.of(UUID.fromString(JSON.readTree(payload).required("tenant").asText()));
      } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        return Optional.empty();
      }
    }
  }

  static final class Repaired {
    private static final TableClient SETTINGS =
        new TableClientBuilder()
            .endpoint(System.getenv("TENANTS_TABLE_URL"))
            .tableName("tenants")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();
    private final RepairedSession session = new RepairedSession();

    @FunctionName("SessionTenantRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "tenant/plan")
            HttpRequestMessage<Optional<String>> request) {
      Optional<UUID> tenant =
          Optional.ofNullable(request.getHeaders().get("x-session"))
              .filter(token -> token.length() < 4096)
              .flatMap(session::tenant);
      if (tenant.isEmpty()) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      TableEntity entity = SETTINGS.getEntity("tenant", tenant.get().toString());
      boolean premium = "premium".equals(entity.getProperty("plan"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body("{\"premium\":" + premium + "}")
          .build();
    }
  }

  static final class RepairedSession {
    private final RSASSAVerifier verifier = new RSASSAVerifier(key());

    Optional<UUID> tenant(String token) {
      try {
        SignedJWT jwt = SignedJWT.parse(token);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
            || !jwt.verify(verifier)
            || !claims.getAudience().contains("tenant-plan")
            || claims.getExpirationTime() == null
            || claims.getExpirationTime().toInstant().isBefore(Instant.now())) {
          return Optional.empty();
        }
        return Optional.ofNullable(claims.getStringClaim("tenant")).map(UUID::fromString);
      } catch (java.text.ParseException | JOSEException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private static java.security.interfaces.RSAPublicKey key() {
      byte[] encoded = Base64.getDecoder().decode(System.getenv("SESSION_PUBLIC_KEY"));
      try {
        return (java.security.interfaces.RSAPublicKey)
            KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
