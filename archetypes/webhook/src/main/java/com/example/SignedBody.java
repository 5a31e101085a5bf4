package com.example;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The body of a call, which nobody gets to see before its signature is right. The host hands a body
 * over as text, decoded from UTF-8; what is checked is the UTF-8 of that text, which is what came
 * in unless it was no proper UTF-8, and is in any case exactly what is read afterwards.
 */
final class SignedBody {
  /** Checked before anything is computed from a body; GitHub sends up to 25 MB, seldom 100 KB. */
  static final int MAX_BYTES = 1024 * 1024;

  private final Supplier<SignatureVerifier> verifier;

  SignedBody(Supplier<SignatureVerifier> verifier) {
    this.verifier = verifier;
  }

  /**
   * The body of a call that its sender signed.
   *
   * @param header name of the header with the signature
   * @param signed makes what the sender signed from the body
   * @throws Refusal with 503 when there is no secret to check with, 401 when it is not signed
   * @throws InvalidInput when it is too large
   */
  String of(Call call, String header, UnaryOperator<String> signed) {
    SignatureVerifier signatures = open(call);
    String body = call.text(MAX_BYTES);
    Optional<String> signature = call.header(header);
    switch (signatures.signer(signature, signed.apply(body))) {
      case CURRENT -> {}
      // Says when the previous secret can go: when this is not seen any more.
      case PREVIOUS -> call.log().info("signed-with-previous-secret");
      case NOBODY -> {
        call.log().warning("signature-refused", "signed", Boolean.toString(signature.isPresent()));
        throw refusal();
      }
    }
    return body;
  }

  /** The same for every caller, whatever was wrong: a reason would help who is guessing. */
  static Refusal refusal() {
    return new Refusal(
        Problem.unauthorized("The call is not signed as this address demands."),
        Map.of("WWW-Authenticate", "Signature"));
  }

  private SignatureVerifier open(Call call) {
    try {
      return verifier.get();
    } catch (UnusableSecret e) {
      call.log().error("secret-unusable", e, "setting", e.setting(), "flaw", e.flaw().name());
      throw new Refusal(Problem.unavailable());
    }
  }
}
