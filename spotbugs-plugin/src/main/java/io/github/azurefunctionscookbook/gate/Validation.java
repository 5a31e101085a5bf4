package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** Checks that are prepared and then not made: of constraints, tokens, and who may set a header. */
final class Validation implements Rule {
  @Override
  public void check(Program program, Consumer<Finding> report) {
    CallGraph graph = new CallGraph(program);
    for (Program.Method method : program.methods()) {
      ignored(method, report);
      unverified(program, graph, method, report);
      spoofable(program, graph, method, report);
    }
  }

  /** The violations are thrown away. */
  private static void ignored(Program.Method method, Consumer<Finding> report) {
    Code.each(
        method,
        (node, line) -> {
          if (node instanceof MethodInsnNode call
              && call.owner.endsWith("validation/Validator")
              && call.name.startsWith("validate")
              && Code.next(call).getOpcode() == Opcodes.POP) {
            report.accept(
                Rule.finding("AZF_VALIDATION_IGNORED", method.place(line), "Validator.validate"));
          }
        });
  }

  /** What a method runs, and what runs it. */
  static Set<Program.Method> aroundOf(Program program, CallGraph graph, Program.Method method) {
    Set<Program.Method> around =
        new java.util.LinkedHashSet<>(graph.reachable(method, call -> true));
    for (Program.Method other : program.methods()) {
      List<Program.Method> reachable = graph.reachable(other, call -> true);
      if (reachable.contains(method)) {
        around.addAll(reachable);
      }
    }
    return around;
  }

  /** The claims of a token are used, and nobody has verified it. */
  private static void unverified(
      Program program, CallGraph graph, Program.Method method, Consumer<Finding> report) {
    for (Code.Call call : graph.calls(method)) {
      if (readsClaims(graph, method, call)
          && aroundOf(program, graph, method).stream()
              .noneMatch(m -> graph.calls(m).stream().anyMatch(Checks::verifiesCaller))) {
        report.accept(Rule.finding("AZF_UNVERIFIED_TOKEN", method.place(call.line()), call.text()));
      }
    }
  }

  private static boolean readsClaims(CallGraph graph, Program.Method method, Code.Call call) {
    if (call.is("java/util/Base64$Decoder", "decode")) {
      boolean[] byHand = {false};
      Code.texts(method, (text, line) -> byHand[0] |= text.equals("\\.") || text.equals("[.]"));
      return byHand[0]
          && graph.calls(method).stream().anyMatch(c -> c.is("java/lang/String", "split"));
    }
    return call.owner().startsWith("com/nimbusds/jwt/") && call.name().equals("getJWTClaimsSet")
        || call.owner().startsWith("com/nimbusds/j") && call.name().equals("getPayload")
        || call.is("com/auth0/jwt/JWT", "decode");
  }

  /**
   * A header that only the platform may set is believed without knowing that the platform is on.
   */
  private static void spoofable(
      Program program, CallGraph graph, Program.Method method, Consumer<Finding> report) {
    Code.texts(
        method,
        (text, line) -> {
          String header = text.toLowerCase(Locale.ROOT);
          if ((header.startsWith("x-ms-client-principal") || header.startsWith("x-ms-token-"))
              && !knowsPlatform(program, graph, method)) {
            report.accept(
                Rule.finding("AZF_SPOOFABLE_HEADER", method.place(line), "the header " + text));
          }
        });
  }

  private static boolean knowsPlatform(Program program, CallGraph graph, Program.Method method) {
    Set<Program.Method> around = aroundOf(program, graph, method);
    Set<String> types = around.stream().map(m -> m.owner().name).collect(Collectors.toSet());
    boolean[] found = {false};
    for (Program.Method other : program.methods()) {
      if (types.contains(other.owner().name)) {
        Code.texts(other, (text, line) -> found[0] |= text.equals("WEBSITE_AUTH_ENABLED"));
        found[0] |= graph.calls(other).stream().anyMatch(Checks::verifiesCaller);
      }
    }
    return found[0];
  }
}
