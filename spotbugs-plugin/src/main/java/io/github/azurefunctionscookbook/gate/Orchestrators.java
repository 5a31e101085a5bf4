package io.github.azurefunctionscookbook.gate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Type;

/** What an orchestrator must leave to its activities, since it is run again and again. */
final class Orchestrators implements Rule {
  private static final String CONTEXT = "com/microsoft/durabletask/TaskOrchestrationContext";

  @Override
  public void check(Program program, Consumer<Finding> report) {
    CallGraph graph = new CallGraph(program);
    Set<String> seen = new HashSet<>();
    for (Program.Method method : program.methods()) {
      if (!isOrchestrator(method)) {
        continue;
      }
      for (Program.Method part : graph.reachable(method, call -> true)) {
        if (!seen.add(part.id())) {
          continue;
        }
        for (Code.Call call : graph.calls(part)) {
          if (differs(call)) {
            report.accept(
                Rule.finding(
                    "AZF_ORCHESTRATOR_NOT_REPEATABLE", part.place(call.line()), call.text()));
          }
        }
      }
    }
  }

  private static boolean isOrchestrator(Program.Method method) {
    return Functions.hasTrigger(method.node(), "OrchestrationTrigger")
        || Arrays.stream(Type.getArgumentTypes(method.node().desc))
            .anyMatch(
                type -> type.getSort() == Type.OBJECT && type.getInternalName().equals(CONTEXT));
  }

  private static boolean differs(Code.Call call) {
    String owner = call.owner();
    return call.is("java/lang/System", "currentTimeMillis", "nanoTime", "getenv", "getProperty")
        || call.is("java/util/UUID", "randomUUID")
        || call.is("java/lang/Math", "random")
        || call.is("java/lang/Thread", "sleep", "start", "startVirtualThread")
        || owner.startsWith("java/time/")
            && (call.name().equals("now") || call.name().startsWith("system"))
        || owner.equals("java/util/Random")
        || owner.equals("java/util/Date") && call.descriptor().equals("()V")
        || owner.equals("java/security/SecureRandom")
        || owner.equals("java/util/concurrent/ThreadLocalRandom")
        || owner.startsWith("java/net/http/HttpClient")
        || owner.equals("java/net/URL") && call.name().startsWith("open")
        || owner.equals("java/nio/file/Files")
        || owner.startsWith("java/sql/")
        || owner.startsWith("com/azure/") && owner.endsWith("Client")
        || call.is("java/util/concurrent/CompletableFuture", "supplyAsync", "runAsync")
        || owner.startsWith("java/util/concurrent/Executor") && call.name().startsWith("new");
  }
}
