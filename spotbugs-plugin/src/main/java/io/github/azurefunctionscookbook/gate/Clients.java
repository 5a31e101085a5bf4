package io.github.azurefunctionscookbook.gate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Clients that each invocation makes anew. */
final class Clients implements Rule {
  @Override
  public void check(Program program, Consumer<Finding> report) {
    Functions functions = new Functions(program);
    CallGraph graph = new CallGraph(program);
    Set<String> seen = new HashSet<>();
    for (Program.Method method : program.methods()) {
      if (functions.isFunction(method)) {
        for (Program.Method part : graph.reachableFrom(method, Clients::runs)) {
          if (seen.add(part.id())) {
            perCall(part, report);
          }
        }
      }
    }
  }

  /** Whether a method, when it runs, runs a call, and nobody keeps what that makes. */
  private static boolean runs(Program.Method method, Code.Call call) {
    if (call.opcode() < 0) {
      return isRunAtOnce(call.node());
    }
    return !call.name().equals("<init>") || !isKept(method, call.node());
  }

  private static void perCall(Program.Method method, Consumer<Finding> report) {
    boolean constructs = method.node().name.equals("<init>");
    for (Code.Call call : Code.calls(method)) {
      if (makesClient(call)
          && (call.opcode() < 0
              ? isRunAtOnce(call.node())
              : constructs || !isKept(method, call.node()))) {
        report.accept(Rule.finding("AZF_CLIENT_PER_CALL", method.place(call.line()), call.text()));
      }
    }
  }

  private static boolean makesClient(Code.Call call) {
    return call.is("java/net/http/HttpClient", "newHttpClient")
        || call.is("java/net/http/HttpClient$Builder", "build")
        || call.is("com/zaxxer/hikari/HikariDataSource", "<init>")
        || call.owner().startsWith("com/azure/")
            && (call.owner().contains("ClientBuilder")
                || call.owner().endsWith("CredentialBuilder"))
            && call.name().startsWith("build");
  }

  /** Whether what takes a lambda runs it, rather than keep it or what it makes. */
  private static boolean isRunAtOnce(AbstractInsnNode lambda) {
    for (AbstractInsnNode node = lambda.getNext(); node != null; node = node.getNext()) {
      if (node instanceof MethodInsnNode call) {
        return call.owner.startsWith("java/util/Optional")
            || call.owner.startsWith("java/util/stream/")
            || call.owner.equals("java/lang/Iterable")
            || call.owner.equals("java/util/concurrent/CompletableFuture")
            || call.owner.equals("java/util/concurrent/ExecutorService");
      }
      if (node.getOpcode() == Opcodes.ASTORE) {
        return true;
      }
      if (node instanceof FieldInsnNode || node instanceof InvokeDynamicInsnNode) {
        return false;
      }
    }
    return false;
  }

  /** Whether what a call makes, or what is made of it, is put into a field. */
  private static boolean isKept(Program.Method method, AbstractInsnNode call) {
    boolean after = false;
    for (AbstractInsnNode node : method.node().instructions) {
      after |= node == call;
      if (after
          && node instanceof FieldInsnNode field
          && (field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.PUTFIELD)
          && field.desc.startsWith("L")) {
        return true;
      }
    }
    return false;
  }
}
