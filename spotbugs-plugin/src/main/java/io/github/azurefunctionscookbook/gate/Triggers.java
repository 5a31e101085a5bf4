package io.github.azurefunctionscookbook.gate;

import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AnnotationNode;

/** How functions are bound: who may call them, and what type their input comes in. */
final class Triggers implements Rule {
  private static final Set<String> DATA =
      Set.of(
          "HttpTrigger",
          "QueueTrigger",
          "ServiceBusQueueTrigger",
          "ServiceBusTopicTrigger",
          "EventHubTrigger",
          "EventGridTrigger",
          "KafkaTrigger",
          "BlobTrigger");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    Functions functions = new Functions(program);
    CallGraph graph = new CallGraph(program);
    for (Program.Method method : program.methods()) {
      if (functions.isFunction(method)) {
        boundToObject(program, method, report);
        anonymous(graph, method, report);
      }
    }
  }

  private static void boundToObject(
      Program program, Program.Method method, Consumer<Finding> report) {
    for (int i = 0; i < Type.getArgumentTypes(method.node().desc).length; i++) {
      int index = i;
      if (DATA.stream().noneMatch(name -> Functions.isBound(method.node(), index, "/" + name))) {
        continue;
      }
      String found = ownType(program, method, i);
      if (found != null) {
        report.accept(
            Rule.finding(
                "AZF_OBJECT_FROM_TRIGGER",
                method.place(Functions.firstLine(method)),
                found.substring(found.lastIndexOf('/') + 1).replace('$', '.')));
      }
    }
  }

  /** A class of the application that a parameter is, or holds; null when there is none. */
  private static String ownType(Program program, Program.Method method, int parameter) {
    String[] found = new String[1];
    int[] current = {-1};
    String signature =
        method.node().signature == null ? method.node().desc : method.node().signature;
    new SignatureReader(signature)
        .accept(
            new SignatureVisitor(Opcodes.ASM9) {
              private StringBuilder name = new StringBuilder();

              @Override
              public SignatureVisitor visitParameterType() {
                current[0]++;
                return this;
              }

              @Override
              public SignatureVisitor visitReturnType() {
                current[0] = Integer.MAX_VALUE;
                return this;
              }

              @Override
              public void visitClassType(String type) {
                name = new StringBuilder(type);
                note();
              }

              @Override
              public void visitInnerClassType(String type) {
                name.append('$').append(type);
                note();
              }

              private void note() {
                if (current[0] == parameter && program.has(name.toString())) {
                  found[0] = name.toString();
                }
              }
            });
    return found[0];
  }

  private static void anonymous(CallGraph graph, Program.Method method, Consumer<Finding> report) {
    if (!isAnonymous(method) || !usesInput(graph, method)) {
      return;
    }
    if (!graph.reaches(method, Checks::verifiesCaller)
        && graph.reachable(method, call -> true).stream().noneMatch(Checks::isNamed)) {
      report.accept(
          Rule.finding(
              "AZF_ANONYMOUS_UNCHECKED",
              method.place(Functions.firstLine(method)),
              "AuthorizationLevel.ANONYMOUS"));
    }
  }

  private static boolean isAnonymous(Program.Method method) {
    for (int i = 0; i < Type.getArgumentTypes(method.node().desc).length; i++) {
      for (AnnotationNode annotation : Functions.annotations(method.node(), i)) {
        if (annotation.desc.endsWith("/HttpTrigger;") && annotation.values != null) {
          int at = annotation.values.indexOf("authLevel");
          if (at >= 0
              && annotation.values.get(at + 1) instanceof String[] level
              && level[1].equals("ANONYMOUS")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether a function does anything with what it is sent, or with what is stored. */
  private static boolean usesInput(CallGraph graph, Program.Method method) {
    if (Functions.hasTrigger(method.node(), "BindingName")) {
      return true;
    }
    return graph.reaches(
        method,
        call ->
            call.is(
                    "com/microsoft/azure/functions/HttpRequestMessage",
                    "getBody",
                    "getQueryParameters",
                    "getHeaders")
                || call.owner().startsWith("com/azure/")
                || call.owner().startsWith("java/sql/"));
  }
}
