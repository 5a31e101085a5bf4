package io.github.azurefunctionscookbook.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which calls make sure of who is calling. */
final class Checks {
  /** Names methods of the application that check callers by other means, joined by a comma. */
  static final String PROPERTY = "azure.functions.gate.checks";

  private static final Set<String> VERIFYING =
      Set.of("verify", "process", "validate", "authenticate", "verifyIdToken");
  private static final List<String> PACKAGES =
      List.of(
          "com/nimbusds/",
          "com/auth0/",
          "io/jsonwebtoken/",
          "org/jose4j/",
          "com/google/api/client/googleapis/auth/",
          "com/google/auth/");

  private Checks() {}

  /** Whether a call verifies a token or a signature, or compares secrets. */
  static boolean verifiesCaller(Code.Call call) {
    return !call.isIgnored() && proves(call);
  }

  private static boolean proves(Code.Call call) {
    return call.is("java/security/MessageDigest", "isEqual")
        || call.is("java/security/Signature", "verify")
        || PACKAGES.stream().anyMatch(call.owner()::startsWith)
            // Claims tell nothing about who wrote them.
            && !call.owner().contains("Claims")
            && (VERIFYING.contains(call.name())
                || call.name().startsWith("parseSigned")
                || call.name().startsWith("parseClaimsJws"));
  }

  /** Whether a method of the application is said to check callers. */
  static boolean isNamed(Program.Method method) {
    String names = System.getProperty(PROPERTY, "");
    String own = method.owner().name.replace('/', '.') + "." + method.node().name;
    return Arrays.asList(names.split("\\s*,\\s*")).contains(own);
  }
}
