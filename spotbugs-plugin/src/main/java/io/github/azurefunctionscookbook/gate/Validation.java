package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Checks that are prepared and then not made: constraints, tokens, and who may set a header. */
final class Validation implements Rule {
  @Override
  public void check(Program program, Consumer<Finding> report) {
    Constraints constraints = new Constraints(program);
    CallGraph graph = new CallGraph(program);
    for (Program.Method method : program.methods()) {
      ignored(method, report);
      unvalidated(program, graph, constraints, method, report);
      unverified(program, graph, method, report);
      spoofable(program, graph, method, report);
    }
  }

  private static boolean validates(Code.Call call) {
    return call.owner().endsWith("validation/Validator") && call.name().startsWith("validate");
  }

  /** The violations are thrown away. */
  private static void ignored(Program.Method method, Consumer<Finding> report) {
    Code.each(
        method,
        (node, line) -> {
          if (node instanceof MethodInsnNode call
              && call.owner.endsWith("validation/Validator")
              && call.name.startsWith("validate")
              && next(call).getOpcode() == Opcodes.POP) {
            report.accept(
                Rule.finding("AZF_VALIDATION_IGNORED", method.place(line), "Validator.validate"));
          }
        });
  }

  private static AbstractInsnNode next(AbstractInsnNode node) {
    AbstractInsnNode next = node.getNext();
    while (next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  /** A class with constraints is read, and nobody checks them. */
  private static void unvalidated(
      Program program,
      CallGraph graph,
      Constraints constraints,
      Program.Method method,
      Consumer<Finding> report) {
    Code.each(
        method,
        (node, line) -> {
          if (node instanceof LdcInsnNode constant
              && constant.cst instanceof Type type
              && type.getSort() == Type.OBJECT
              && isConstrained(program, constraints, type.getInternalName())
              && isRead(node)
              && aroundOf(program, graph, method).stream()
                  .noneMatch(m -> graph.calls(m).stream().anyMatch(Validation::validates))) {
            String name = type.getClassName();
            report.accept(
                Rule.finding(
                    "AZF_VALIDATION_IGNORED",
                    method.place(line),
                    name.substring(name.lastIndexOf('.') + 1).replace('$', '.')));
          }
        });
  }

  private static boolean isRead(AbstractInsnNode constant) {
    return next(constant) instanceof MethodInsnNode call
        && Set.of("readValue", "treeToValue", "convertValue", "fromJson", "toObject")
            .contains(call.name);
  }

  private static boolean isConstrained(Program program, Constraints constraints, String type) {
    ClassNode node = program.type(type);
    return node != null
        && node.fields.stream()
            .anyMatch(field -> constraints.has(Fields.name(node.name, field.name)));
  }

  /** What a method runs, and what runs it. */
  private static Set<Program.Method> aroundOf(
      Program program, CallGraph graph, Program.Method method) {
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
      boolean claims =
          call.owner().startsWith("com/nimbusds/jwt/") && call.name().equals("getJWTClaimsSet")
              || call.is("com/auth0/jwt/JWT", "decode");
      if (claims
          && aroundOf(program, graph, method).stream()
              .noneMatch(
                  m ->
                      graph.calls(m).stream()
                          .anyMatch(c -> Checks.verifiesCaller(c) && !c.is("com/auth0/jwt/JWT")))) {
        report.accept(Rule.finding("AZF_UNVERIFIED_TOKEN", method.place(call.line()), call.text()));
      }
    }
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
