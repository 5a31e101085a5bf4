package com.example;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimNames;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Verifies the access token of Microsoft Entra ID (version 2.0) that a call carries as its bearer
 * token.
 *
 * <p>A token counts when it is signed by RS256 with a key of the issuer, names exactly the
 * configured issuer, tenant and audience, is neither expired nor early (60 seconds of tolerance),
 * and is an access token: id tokens are refused. Without its settings this class lets nobody in.
 */
final class Tokens {
  private static final int MAX_TOKEN_LENGTH = 16 * 1024;

  // One scheme and one token: a second header, which the host joins with a comma, does not match.
  private static final Pattern BEARER =
      Pattern.compile("(?i:Bearer) ([A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++)");
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private static final String TENANT = "tid";
  private static final String VERSION = "ver";
  private static final String CLIENT = "azp";
  private static final String SCOPES = "scp";
  private static final String ROLES = "roles";

  private final Lazy<TokenSettings> settings;
  private final Lazy<JWTProcessor<SecurityContext>> processor;

  Tokens(Settings settings) {
    this.settings = new Lazy<>(() -> TokenSettings.from(settings));
    this.processor = new Lazy<>(() -> processor(this.settings.get(), KeySet.Ages.USUAL));
  }

  /** A handler for callers with a permission; nothing else of a call is used before that. */
  Endpoint.Handler guard(String permission, BiFunction<Call, Caller, Reply> work) {
    return call -> work.apply(call, require(call, permission));
  }

  /**
   * The caller, who holds a permission.
   *
   * @throws Refusal with 401 when the call carries no acceptable token, 403 when the token lacks
   *     the permission, 503 when tokens cannot be verified now or are not configured
   */
  Caller require(Call call, String permission) {
    return require(call.header("Authorization").orElse(""), call.log(), permission);
  }

  /**
   * The caller, who holds a permission, where the header came another way than by an HTTP trigger.
   *
   * @param authorization the value of the header {@code Authorization}; empty when there is none
   * @throws Refusal as above
   */
  Caller require(String authorization, EventLog log, String permission) {
    requireSettings(log);
    Caller caller = verified(log, bearer(authorization, log));
    if (!caller.permissions().contains(permission)) {
      log.warning("permission-missing", "permission", permission);
      throw new Refusal(Problem.forbidden("The access token lacks the permission for this."));
    }
    return caller;
  }

  private void requireSettings(EventLog log) {
    try {
      settings.get();
    } catch (IllegalStateException e) {
      // The message is this code's own: a setting's name and a rule, never a value.
      log.error("tokens-not-configured", e, "reason", e.getMessage());
      throw new Refusal(Problem.unavailable());
    }
  }

  private static String bearer(String header, EventLog log) {
    if (header.length() <= MAX_TOKEN_LENGTH) {
      Matcher bearer = BEARER.matcher(header);
      if (bearer.matches()) {
        return bearer.group(1);
      }
    }
    throw unauthorized(log, header.isEmpty() ? "none" : "form");
  }

  private Caller verified(EventLog log, String token) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      if (parsed.getHeader().getKeyID() == null) {
        // Without a key id every key of the issuer would be tried.
        throw unauthorized(log, "key-id");
      }
      return caller(processor.get().process(parsed, null));
    } catch (KeySourceException e) {
      log.error("keys-unavailable", e);
      throw new Refusal(Problem.unavailable(), Map.of("Retry-After", "10"));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // Only the kind: the message may quote the token.
      throw unauthorized(log, e.getClass().getSimpleName());
    }
  }

  private static Caller caller(JWTClaimsSet claims) throws ParseException {
    String subject = claims.getSubject();
    if (subject == null || !SUBJECT.matcher(subject).matches()) {
      throw new ParseException("The subject has another form than Entra's", 0);
    }
    // A user's roles must not widen what the user's app was granted, so scopes go first.
    String permissions = claims.getClaim(SCOPES) == null ? ROLES : SCOPES;
    return new Caller(claims.getStringClaim(TENANT), subject, texts(claims.getClaim(permissions)));
  }

  private static Set<String> texts(Object claim) throws ParseException {
    if (claim == null) {
      return Set.of();
    }
    if (claim instanceof String text) {
      return Set.copyOf(List.of(text.strip().split(" +")));
    }
    if (claim instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }
    throw new ParseException("Permissions must be text or a list of texts", 0);
  }

  private static Refusal unauthorized(EventLog log, String reason) {
    log.warning("token-refused", "reason", reason);
    return new Refusal(
        Problem.unauthorized("Send a valid access token."), Map.of("WWW-Authenticate", "Bearer"));
  }

  private static JWTProcessor<SecurityContext> processor(TokenSettings settings, KeySet.Ages ages) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")));
    try {
      processor.setJWSKeySelector(
          // A fixed algorithm: with one that the token chooses, a public key becomes a secret.
          new JWSVerificationKeySelector<>(
              JWSAlgorithm.RS256, new KeySet(settings.keys().toURL(), ages)));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("The JDK knows neither https nor http", e);
    }
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            Set.of(settings.audience()),
            new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.audience())
                .claim(TENANT, settings.tenant())
                .claim(VERSION, "2.0")
                .build(),
            Set.of(
                JWTClaimNames.ISSUED_AT,
                JWTClaimNames.NOT_BEFORE,
                JWTClaimNames.EXPIRATION_TIME,
                CLIENT),
            // These stand in id tokens, which a client must not use to call an API.
            Set.of("nonce", "at_hash", "c_hash")));
    return processor;
  }
}
