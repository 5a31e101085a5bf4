package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Requests, connections and processes that nobody ends. */
final class Waiting implements Rule {
  @Override
  public void check(Program program, Consumer<Finding> report) {
    CallGraph graph = new CallGraph(program);
    for (Program.Method method : program.methods()) {
      for (Code.Call call : graph.calls(method)) {
        if (isEndless(graph, method, call)) {
          report.accept(Rule.finding("AZF_NO_TIMEOUT", method.place(call.line()), call.text()));
        }
      }
    }
  }

  private static boolean isEndless(CallGraph graph, Program.Method method, Code.Call call) {
    if (call.is("java/net/http/HttpRequest$Builder", "build")) {
      return calls(graph, method, c -> c.is("java/net/http/HttpRequest", "newBuilder"))
          && !calls(graph, method, Waiting::endsRequest);
    }
    if (call.is("java/net/URL", "openStream")) {
      return true;
    }
    if (call.is("java/net/URL", "openConnection")) {
      return !calls(graph, method, c -> c.name().equals("setReadTimeout"));
    }
    if (call.is("java/net/Socket", "<init>") || call.name().equals("createSocket")) {
      return calls(graph, method, c -> c.is("java/net/Socket", "getInputStream"))
          && !calls(graph, method, c -> c.name().equals("setSoTimeout"));
    }
    return call.is("java/lang/Process", "waitFor") && call.descriptor().equals("()I")
        || call.owner().startsWith("reactor/core/publisher/")
            && call.name().startsWith("block")
            && call.descriptor().startsWith("()");
  }

  private static boolean endsRequest(Code.Call call) {
    return call.is("java/net/http/HttpRequest$Builder", "timeout")
        || call.is("java/util/concurrent/CompletableFuture", "orTimeout", "completeOnTimeout")
        || call.name().equals("get") && call.descriptor().endsWith("TimeUnit;)Ljava/lang/Object;");
  }

  private static boolean calls(
      CallGraph graph, Program.Method method, Predicate<Code.Call> wanted) {
    List<Code.Call> own = graph.calls(method);
    return own.stream().anyMatch(wanted) || graph.reaches(method, wanted);
  }
}
