package com.example;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as a sender does. */
final class Signatures {
  static final String CURRENT = "a-secret-for-the-tests-only";
  static final String PREVIOUS = "the-secret-before-that-one";

  private Signatures() {}

  static String sign(String secret, String text) {
    return sign(secret, text.getBytes(StandardCharsets.UTF_8));
  }

  static String sign(String secret, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body as the host hands it over: decoded from UTF-8, without a byte order mark. */
  static String decoded(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
