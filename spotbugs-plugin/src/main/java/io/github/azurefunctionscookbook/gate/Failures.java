package io.github.azurefunctionscookbook.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

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
          "BlobTrigger",
          "SqlTrigger",
          "RabbitMQTrigger",
          "TimerTrigger",
          "DurableActivityTrigger");
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
            graph.reachable(method, call -> Code.outermost(call.owner()).equals(home))) {
          if (seen.add(part.id())) {
            boolean unheard = part.equals(method) || isUnheard(program, graph, part);
            look(part, unheard, report);
            futures(program, graph, part, report);
          }
        }
      }
    }
  }

  /** Whether nobody looks at what a method answers. */
  private static boolean isUnheard(Program program, CallGraph graph, Program.Method method) {
    List<Code.Call> calls =
        program.methods().stream()
            .flatMap(caller -> graph.calls(caller).stream())
            .filter(
                call ->
                    call.opcode() >= 0
                        && call.owner().equals(method.owner().name)
                        && call.name().equals(method.node().name)
                        && call.descriptor().equals(method.node().desc))
            .toList();
    return !calls.isEmpty()
        && calls.stream().allMatch(call -> Code.next(call.node()).getOpcode() == Opcodes.POP);
  }

  /** A future that turns its failure into a value. */
  private static void futures(
      Program program, CallGraph graph, Program.Method method, Consumer<Finding> report) {
    for (Code.Call call : graph.calls(method)) {
      if (call.opcode() < 0
          && Code.next(call.node()) instanceof MethodInsnNode taking
          && taking.owner.equals("java/util/concurrent/CompletableFuture")
          && taking.name.startsWith("exceptionally")) {
        Program.Method handler = program.find(call.owner(), call.name(), call.descriptor());
        if (handler != null && onlyTalks(handler)) {
          report.accept(
              Rule.finding(
                  "AZF_SWALLOWED_FAILURE", method.place(call.line()), "exceptionally(...)"));
        }
      }
    }
  }

  private static boolean onlyTalks(Program.Method method) {
    for (AbstractInsnNode node : method.node().instructions) {
      if (node.getOpcode() == Opcodes.ATHROW
          || node instanceof MethodInsnNode call && !isTalk(call)) {
        return false;
      }
    }
    return true;
  }

  private static void look(Program.Method method, boolean unheard, Consumer<Finding> report) {
    InsnList code = method.node().instructions;
    Set<Integer> handlers = new HashSet<>();
    for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
      int start = code.indexOf(block.handler);
      if (block.type != null
          && BROAD.contains(block.type)
          && handlers.add(start)
          && swallows(code, start, unheard)) {
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
      if (code.get(i).getOpcode() >= 0) {
        break;
      }
    }
    for (int i = from; i >= 0; i--) {
      if (code.get(i) instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  /** Whether a handler does nothing but log, and then goes on as if all were well. */
  private static boolean swallows(InsnList code, int start, boolean unheard) {
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
      if (node instanceof IincInsnNode count && isAsked(code, i, count.var)) {
        return false;
      }
      switch (node.getOpcode()) {
        case Opcodes.ATHROW -> {
          return false;
        }
        case Opcodes.RETURN, Opcodes.ARETURN, Opcodes.IRETURN -> {
          return node.getOpcode() == Opcodes.RETURN
              || unheard
                  && (node.getOpcode() == Opcodes.IRETURN
                      || node.getPrevious().getOpcode() == Opcodes.ACONST_NULL);
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

  /** Whether what a handler counts decides about something later on. */
  private static boolean isAsked(InsnList code, int from, int variable) {
    for (int i = from; i < code.size(); i++) {
      if (code.get(i) instanceof VarInsnNode load
          && load.getOpcode() == Opcodes.ILOAD
          && load.var == variable
          && Code.next(load) instanceof JumpInsnNode) {
        return true;
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
        || call.owner.endsWith("ExecutionContext")
        || call.owner.equals("java/lang/Thread")
            && (call.name.equals("currentThread") || call.name.equals("interrupt"));
  }
}
