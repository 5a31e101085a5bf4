package com.example;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a text was signed with one of the secrets that are in use: the current one, and the
 * one before it while senders change over. A signature is HMAC-SHA256 of the text's UTF-8, written
 * {@code sha256=} and 64 hexadecimal digits; nothing else counts, not even the same under SHA-1.
 */
final class SignatureVerifier {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern FORM = Pattern.compile("sha256=([0-9a-fA-F]{64})");

  private final SecretKeySpec current;
  private final Optional<SecretKeySpec> previous;

  SignatureVerifier(String current, Optional<String> previous) {
    this.current = key(current);
    this.previous = previous.map(SignatureVerifier::key);
  }

  /** By which secret a text was signed. */
  enum Signer {
    CURRENT,
    PREVIOUS,
    NOBODY
  }

  /**
   * By which secret a text was signed.
   *
   * @param signature as the header holds it; a header that came twice holds both, and counts as
   *     none
   * @param text what the sender signed
   */
  Signer signer(Optional<String> signature, String text) {
    Matcher form = FORM.matcher(signature.orElse(""));
    if (!form.matches()) {
      return Signer.NOBODY;
    }
    byte[] given = HexFormat.of().parseHex(form.group(1));
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    // Both are tried whatever the first says, so that the time tells nothing about either.
    boolean byCurrent = matches(current, signed, given);
    boolean byPrevious = previous.map(key -> matches(key, signed, given)).orElse(false);
    if (byCurrent) {
      return Signer.CURRENT;
    }
    return byPrevious ? Signer.PREVIOUS : Signer.NOBODY;
  }

  private static boolean matches(SecretKeySpec key, byte[] signed, byte[] given) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      // Takes the same time wherever the first difference is.
      return MessageDigest.isEqual(mac.doFinal(signed), given);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  private static SecretKeySpec key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }
}
