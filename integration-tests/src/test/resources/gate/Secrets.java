package com.example;

import java.io.IOException;
import java.io.InputStream;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;

/** A secret in the source is reported, however it becomes a key. */
final class Secrets {
  // java/lang/String.getBytes(Ljava/nio/charset/Charset;)[B#1
  // reports HARD_CODE_PASSWORD High
  byte[] text() {
    return "not-a-secret".getBytes(StandardCharsets.UTF_8);
  }

  // reports nothing
  byte[] textFromElsewhere(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  // java/util/Base64$Decoder.decode(Ljava/lang/String;)[B#0
  // reports HARD_CODE_PASSWORD High
  byte[] base64() {
    return Base64.getDecoder().decode("bm90LWEtc2VjcmV0");
  }

  // javax/crypto/spec/SecretKeySpec.<init>([BLjava/lang/String;)V#1
  // reports HARD_CODE_KEY High
  SecretKeySpec key() {
    return new SecretKeySpec(new byte[] {1, 2, 3, 4}, "HmacSHA256");
  }

  // javax/crypto/spec/SecretKeySpec.<init>([BIILjava/lang/String;)V#3
  // reports HARD_CODE_KEY High
  SecretKeySpec keyPart() {
    return new SecretKeySpec(new byte[] {1, 2, 3, 4}, 0, 4, "HmacSHA256");
  }

  // javax/crypto/spec/PBEKeySpec.<init>([C)V#0
  // reports HARD_CODE_PASSWORD High
  PBEKeySpec password() {
    return new PBEKeySpec("not-a-secret".toCharArray());
  }

  // javax/crypto/spec/PBEKeySpec.<init>([C[BI)V#2
  // reports HARD_CODE_PASSWORD High
  PBEKeySpec passwordSalted(byte[] salt) {
    return new PBEKeySpec("not-a-secret".toCharArray(), salt, 600_000);
  }

  // javax/crypto/spec/PBEKeySpec.<init>([C[BII)V#3
  // reports HARD_CODE_PASSWORD High
  PBEKeySpec passwordSaltedLong(byte[] salt) {
    return new PBEKeySpec("not-a-secret".toCharArray(), salt, 600_000, 256);
  }

  // java/security/spec/PKCS8EncodedKeySpec.<init>([B)V#0
  // reports HARD_CODE_KEY High
  PKCS8EncodedKeySpec privateKey() {
    return new PKCS8EncodedKeySpec(new byte[] {1, 2, 3, 4});
  }

  // java/security/KeyStore.load(Ljava/io/InputStream;[C)V#0
  // reports HARD_CODE_PASSWORD High
  void keyStore(KeyStore store, InputStream file) throws IOException, GeneralSecurityException {
    store.load(file, "not-a-secret".toCharArray());
  }

  // java/security/KeyStore$PasswordProtection.<init>([C)V#0
  // reports HARD_CODE_PASSWORD High
  KeyStore.PasswordProtection protection() {
    return new KeyStore.PasswordProtection("not-a-secret".toCharArray());
  }

  // javax/net/ssl/KeyManagerFactory.init(Ljava/security/KeyStore;[C)V#0
  // reports HARD_CODE_PASSWORD High
  void keyManager(KeyManagerFactory factory, KeyStore store) throws GeneralSecurityException {
    factory.init(store, "not-a-secret".toCharArray());
  }

  // java/net/PasswordAuthentication.<init>(Ljava/lang/String;[C)V#0
  // reports HARD_CODE_PASSWORD High
  PasswordAuthentication proxy() {
    return new PasswordAuthentication("app", "not-a-secret".toCharArray());
  }
}
