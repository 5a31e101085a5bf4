package io.github.azurefunctionscookbook.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;
import org.bouncycastle.openpgp.operator.jcajce.JcePBESecretKeyEncryptorBuilder;

/** An OpenPGP key that exists for one test run only. */
record SigningKey(PGPSecretKey key) {
  static final String PASSPHRASE = "rehearsal";

  static SigningKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      JcaPGPKeyPair pair =
          new JcaPGPKeyPair(
              PublicKeyPacket.VERSION_4,
              PublicKeyAlgorithmTags.RSA_GENERAL,
              generator.generateKeyPair(),
              new Date());
      return new SigningKey(
          new PGPSecretKey(
              PGPSignature.DEFAULT_CERTIFICATION,
              pair,
              "Rehearsal <nobody@example.org>",
              // Of the key itself; OpenPGP knows no other digest here.
              new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1),
              null,
              null,
              new JcaPGPContentSignerBuilder(
                  PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
              new JcePBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                  .build(PASSPHRASE.toCharArray())));
    } catch (GeneralSecurityException | PGPException e) {
      throw new IllegalStateException("No key could be made", e);
    }
  }

  /** The secret key as text, as a build gets it. */
  String armored() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().build(text)) {
      key.encode(armor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.US_ASCII);
  }

  /** Whether a detached signature is this key's and of this content. */
  boolean signed(byte[] content, byte[] signature) {
    try {
      PGPSignature detached =
          ((PGPSignatureList)
                  new JcaPGPObjectFactory(
                          PGPUtil.getDecoderStream(new ByteArrayInputStream(signature)))
                      .nextObject())
              .get(0);
      detached.init(new JcaPGPContentVerifierBuilderProvider(), key.getPublicKey());
      detached.update(content);
      return detached.verify();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PGPException e) {
      return false;
    }
  }
}
