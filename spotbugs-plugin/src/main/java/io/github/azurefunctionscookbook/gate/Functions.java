package io.github.azurefunctionscookbook.gate;

import java.util.List;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods are functions, and which of their parameters bring content from outside. */
final class Functions {
  private static final String PACKAGE = "Lcom/microsoft/azure/functions/annotation/";
  private static final String DURABLE = "Lcom/microsoft/durabletask/azurefunctions/Durable";

  private final Program program;

  Functions(Program program) {
    this.program = program;
  }

  boolean isFunction(Program.Method method) {
    return has(method.node().visibleAnnotations, PACKAGE + "FunctionName;");
  }

  /** The annotations of a parameter. */
  static List<AnnotationNode> annotations(MethodNode method, int parameter) {
    List<AnnotationNode>[] all = method.visibleParameterAnnotations;
    return all == null || parameter >= all.length || all[parameter] == null
        ? List.of()
        : all[parameter];
  }

  /** Whether a parameter has an annotation of the functions library whose name ends like this. */
  static boolean isBound(MethodNode method, int parameter, String end) {
    return annotations(method, parameter).stream()
        .anyMatch(
            a ->
                (a.desc.startsWith(PACKAGE) || a.desc.startsWith(DURABLE))
                    && a.desc.endsWith(end + ";"));
  }

  /** Whether some parameter has an annotation whose name ends like this. */
  static boolean hasTrigger(MethodNode method, String end) {
    for (int i = 0; i < Type.getArgumentTypes(method.desc).length; i++) {
      if (isBound(method, i, end)) {
        return true;
      }
    }
    return false;
  }

  /** What a parameter brings from outside. */
  Taint parameter(Program.Method method, int index) {
    for (AnnotationNode annotation : annotations(method.node(), index)) {
      if (bringsInput(annotation.desc)) {
        String name = annotation.desc.substring(annotation.desc.lastIndexOf('/') + 1);
        String what = "the @" + name.substring(0, name.length() - 1) + " parameter";
        int line = firstLine(method);
        return Taint.of(
            new Origin.Source(Origin.Kind.CALLER, what, method.place(line)), Hazard.TEXT);
      }
    }
    return Taint.NONE;
  }

  private boolean bringsInput(String annotation) {
    String name = annotation.substring(annotation.lastIndexOf('/') + 1);
    if (annotation.startsWith(DURABLE)) {
      return name.equals("DurableActivityTrigger;");
    }
    if (annotation.startsWith(PACKAGE)) {
      return switch (name) {
        case "TimerTrigger;", "WarmupTrigger;" -> false;
        case "BindingName;", "CustomBinding;", "McpToolProperty;" -> true;
        default -> name.endsWith("Trigger;") || name.endsWith("Input;");
      };
    }
    var type = program.type(annotation.substring(1, annotation.length() - 1));
    return type != null && has(type.visibleAnnotations, PACKAGE + "CustomBinding;");
  }

  static int firstLine(Program.Method method) {
    for (var instruction : method.node().instructions) {
      if (instruction instanceof org.objectweb.asm.tree.LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  static boolean has(List<AnnotationNode> annotations, String descriptor) {
    return annotations != null && annotations.stream().anyMatch(a -> a.desc.equals(descriptor));
  }
}
