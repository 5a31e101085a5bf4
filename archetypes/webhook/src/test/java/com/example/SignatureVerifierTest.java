package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  /** Published in GitHub's documentation, "Testing the webhook payload validation". */
  private static final String SECRET = "It's a Secret to Everybody";

  private static final String PAYLOAD = "Hello, World!";
  private static final String DIGEST =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  /** Under SHA-1, as GitHub sends it in {@code X-Hub-Signature}. */
  private static final String SHA1 = "01dc10d0c83e72ed246219cdd91669667fe2ca59";

  private final SignatureVerifier verifier = new SignatureVerifier(SECRET, Optional.empty());

  @Test
  void acceptsTheExampleOfGitHubsDocumentation() {
    assertThat(signer("sha256=" + DIGEST)).isEqualTo(SignatureVerifier.Signer.CURRENT);
  }

  @Test
  void acceptsDigitsInUpperCase() {
    assertThat(signer("sha256=" + DIGEST.toUpperCase(Locale.ROOT)))
        .isEqualTo(SignatureVerifier.Signer.CURRENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sha256=",
        DIGEST,
        "SHA256=" + DIGEST,
        "sha1=" + SHA1,
        "sha256=" + SHA1,
        "sha1=" + DIGEST,
        " sha256=" + DIGEST,
        "sha256=" + DIGEST + " ",
        "sha256=" + DIGEST + "\n",
        "sha256= " + DIGEST,
        "sha256=" + DIGEST + "00",
        "sha256=g57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1",
        "sha256=\uff1757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha256=" + DIGEST + ",sha256=" + DIGEST,
        "sha256=" + DIGEST + ", sha1=" + SHA1
      })
  void refusesEveryOtherForm(String signature) {
    assertThat(signer(signature)).isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void refusesACallWithoutASignature() {
    assertThat(verifier.signer(Optional.empty(), PAYLOAD))
        .isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void refusesADigestThatDiffersInOneBitWhereverThatIs() {
    for (int i = 0; i < DIGEST.length(); i++) {
      int flipped = Character.digit(DIGEST.charAt(i), 16) ^ 1;
      String other =
          DIGEST.substring(0, i) + Integer.toHexString(flipped) + DIGEST.substring(i + 1);

      assertThat(signer("sha256=" + other)).isEqualTo(SignatureVerifier.Signer.NOBODY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello, World", "Hello, World! ", "hello, World!", "Hello, World!\n"})
  void refusesAnotherText(String text) {
    assertThat(verifier.signer(Optional.of("sha256=" + DIGEST), text))
        .isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void tellsByWhichOfTwoSecretsATextWasSigned() {
    SignatureVerifier both =
        new SignatureVerifier(Signatures.CURRENT, Optional.of(Signatures.PREVIOUS));

    assertThat(both.signer(signed(Signatures.CURRENT), PAYLOAD))
        .isEqualTo(SignatureVerifier.Signer.CURRENT);
    assertThat(both.signer(signed(Signatures.PREVIOUS), PAYLOAD))
        .isEqualTo(SignatureVerifier.Signer.PREVIOUS);
    assertThat(both.signer(signed("a-secret-that-is-out-of-use"), PAYLOAD))
        .isEqualTo(SignatureVerifier.Signer.NOBODY);
  }

  @Test
  void signsOverTheUtf8OfAText() {
    String text = "{\"name\":\"Ad\u00e4 \ud83d\ude80\",\r\n\"x\":1}\r\n";

    assertThat(
            new SignatureVerifier(Signatures.CURRENT, Optional.empty())
                .signer(Optional.of(Signatures.sign(Signatures.CURRENT, text)), text))
        .isEqualTo(SignatureVerifier.Signer.CURRENT);
  }

  @Test
  void comparesInConstantTime() throws IOException {
    // No test can measure it, so this one looks at what the class calls.
    assertThat(calls(SignatureVerifier.class))
        .contains("java/security/MessageDigest", "isEqual")
        .doesNotContain("java/util/Arrays", "equals", "compareTo");
  }

  @Test
  void doesNotPrintItsSecrets() {
    assertThat(verifier.toString()).doesNotContain(SECRET).doesNotContain("Secret");
  }

  private static String calls(Class<?> type) throws IOException {
    try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return new String(code.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private SignatureVerifier.Signer signer(String signature) {
    return verifier.signer(Optional.of(signature), PAYLOAD);
  }

  private static Optional<String> signed(String secret) {
    return Optional.of(Signatures.sign(secret, PAYLOAD));
  }
}
