package io.github.azurefunctionscookbook.gate;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Failures that a function of a queue or a stream hides from the host, so that the message is lost.
 */
final class Failures implements Rule {
  private static final Set<String> TRIGGERS =
      Set.of(
          "QueueTrigger",
          "ServiceBusQueueTrigger",
          "ServiceBusTopicTrigger",
          "EventHubTrigger",
          "EventGridTrigger",
          "KafkaTrigger",
          "CosmosDBTrigger",
          "BlobTrigger");
  private static final Set<String> BROAD =
      Set.of(
          "java/lang/Exception",
          "java/lang/RuntimeException",
          "java/lang/Throwable",
          "java/lang/Error",
          "java/io/IOException",
          "java/io/UncheckedIOException",
          "java/sql/SQLException",
          "com/azure/core/exception/AzureException",
          "com/azure/core/exception/HttpResponseException");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    Functions functions = new Functions(program);
    CallGraph graph = new CallGraph(program);
    Set<String> seen = new HashSet<>();
    for (Program.Method method : program.methods()) {
      if (functions.isFunction(method)
          && TRIGGERS.stream().anyMatch(t -> Functions.hasTrigger(method.node(), "/" + t))) {
        String home = Code.outermost(method.owner().name);
        // Further away nobody can tell what a failure means for the message.
        for (Program.Method part :
            graph.reachable(method, call -> call.owner().equals(method.owner().name))) {
          if (part.owner() == method.owner()
              && Code.outermost(part.owner().name).equals(home)
              && seen.add(part.id())) {
            look(part, report);
          }
        }
      }
    }
  }

  private static void look(Program.Method method, Consumer<Finding> report) {
    InsnList code = method.node().instructions;
    Set<Integer> handlers = new HashSet<>();
    for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
      int start = code.indexOf(block.handler);
      if (block.type != null
          && BROAD.contains(block.type)
          && handlers.add(start)
          && swallows(code, start)) {
        report.accept(
            Rule.finding(
                "AZF_SWALLOWED_FAILURE",
                method.place(line(code, start)),
                "catch (" + block.type.substring(block.type.lastIndexOf('/') + 1) + ")"));
      }
    }
  }

  private static int line(InsnList code, int from) {
    for (int i = from; i < code.size(); i++) {
      if (code.get(i) instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  /** Whether a handler does nothing but log, and then goes on as if all were well. */
  private static boolean swallows(InsnList code, int start) {
    for (int i = start; i < code.size(); i++) {
      AbstractInsnNode node = code.get(i);
      if (node instanceof MethodInsnNode call && !isTalk(call)) {
        return false;
      }
      if (node instanceof FieldInsnNode field
          && field.getOpcode() != Opcodes.GETSTATIC
          && field.getOpcode() != Opcodes.GETFIELD) {
        return false;
      }
      switch (node.getOpcode()) {
        case Opcodes.ATHROW -> {
          return false;
        }
        case Opcodes.RETURN, Opcodes.ARETURN, Opcodes.IRETURN -> {
          return node.getOpcode() == Opcodes.RETURN;
        }
        case Opcodes.ISTORE -> {
          return false;
        }
        case Opcodes.GOTO -> {
          int target = code.indexOf(((JumpInsnNode) node).label);
          return target < start || goesOn(code, target);
        }
        default -> {
          if (node instanceof JumpInsnNode) {
            return false;
          }
        }
      }
    }
    return false;
  }

  /** Whether the code after the handler comes to its end. */
  private static boolean goesOn(InsnList code, int from) {
    for (int i = from; i < code.size(); i++) {
      int opcode = code.get(i).getOpcode();
      if (opcode == Opcodes.ATHROW) {
        return false;
      }
      if (opcode == Opcodes.RETURN || opcode == Opcodes.GOTO || opcode == Opcodes.ARETURN) {
        return true;
      }
    }
    return true;
  }

  private static boolean isTalk(MethodInsnNode call) {
    return call.owner.contains("Logger")
        || call.owner.contains("log/")
        || call.owner.equals("java/lang/String")
        || call.owner.equals("java/lang/StringBuilder")
        || call.owner.equals("java/io/PrintStream")
        || call.name.equals("getMessage")
        || call.name.equals("getClass")
        || call.name.equals("getName")
        || call.name.equals("getSimpleName")
        || call.name.equals("toString")
        || call.name.equals("printStackTrace")
        || call.name.equals("getLogger")
        || call.owner.endsWith("ExecutionContext");
  }
}
