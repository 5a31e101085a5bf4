package io.github.azurefunctionscookbook.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** Clients that each invocation makes anew, and requests that nobody ends. */
final class Clients implements Rule {
  @Override
  public void check(Program program, Consumer<Finding> report) {
    Functions functions = new Functions(program);
    CallGraph graph = new CallGraph(program);
    Set<String> seen = new HashSet<>();
    for (Program.Method method : program.methods()) {
      if (functions.isFunction(method)) {
        // A lambda is run by whoever keeps what it makes, a constructor by whoever keeps the
        // object.
        for (Program.Method part :
            graph.reachable(method, call -> call.opcode() >= 0 && !call.name().equals("<init>"))) {
          if (seen.add(part.id()) && !keeps(part)) {
            perCall(part, report);
          }
        }
      }
    }
    for (Program.Method method : program.methods()) {
      endless(program, method, report);
    }
  }

  private static void perCall(Program.Method method, Consumer<Finding> report) {
    for (Code.Call call : Code.calls(method)) {
      if (call.opcode() >= 0 && makesClient(call)) {
        report.accept(Rule.finding("AZF_CLIENT_PER_CALL", method.place(call.line()), call.text()));
      }
    }
  }

  private static boolean makesClient(Code.Call call) {
    return call.is("java/net/http/HttpClient", "newHttpClient")
        || call.is("java/net/http/HttpClient$Builder", "build")
        || call.owner().startsWith("com/azure/")
            && call.owner().contains("ClientBuilder")
            && call.name().startsWith("build");
  }

  /** Whether a method puts what it makes into a field. */
  private static boolean keeps(Program.Method method) {
    for (AbstractInsnNode node : method.node().instructions) {
      if (node instanceof FieldInsnNode field
          && (field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.PUTFIELD)) {
        return true;
      }
    }
    return false;
  }

  private static void endless(Program program, Program.Method method, Consumer<Finding> report) {
    List<Code.Call> calls = Code.calls(method);
    for (Code.Call call : calls) {
      if (call.is("java/net/http/HttpRequest$Builder", "build")
          && !anywhere(program, method, "java/net/http/HttpRequest$Builder", "timeout")
          && !anywhere(program, method, "java/net/http/HttpClient$Builder", "connectTimeout")
          && (anywhere(program, method, "java/net/http/HttpClient", "newHttpClient")
              || anywhere(program, method, "java/net/http/HttpClient", "newBuilder"))) {
        report.accept(Rule.finding("AZF_NO_TIMEOUT", method.place(call.line()), call.text()));
      }
    }
  }

  private static boolean anywhere(
      Program program, Program.Method method, String type, String name) {
    return method.owner().methods.stream()
        .flatMap(m -> Code.calls(new Program.Method(method.owner(), m)).stream())
        .anyMatch(call -> call.is(type, name));
  }
}
