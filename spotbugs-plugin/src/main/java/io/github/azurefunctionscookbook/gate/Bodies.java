package io.github.azurefunctionscookbook.gate;

import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Objects that are read from what a caller sends, and that nobody checks. */
final class Bodies implements Rule {
  private static final Set<String> READING =
      Set.of(
          "readValue",
          "readerFor",
          "readerForListOf",
          "treeToValue",
          "convertValue",
          "fromJson",
          "toObject");
  private static final Pattern ASKING =
      Pattern.compile("matches|matcher|requireNonNull.*|parse.*|fromString|test|contains.*");
  private static final String MAPPER = "com/fasterxml/jackson/";

  @Override
  public void check(Program program, Consumer<Finding> report) {
    Constraints constraints = new Constraints(program);
    Functions functions = new Functions(program);
    CallGraph graph = new CallGraph(program);
    for (Program.Method method : program.methods()) {
      Code.each(
          method,
          (node, line) -> {
            String type = typeRead(program, graph, node);
            if (type != null && isUnchecked(program, functions, constraints, graph, method, type)) {
              String name = type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
              report.accept(Rule.finding("AZF_VALIDATION_IGNORED", method.place(line), name));
            }
          });
    }
  }

  private static boolean isUnchecked(
      Program program,
      Functions functions,
      Constraints constraints,
      CallGraph graph,
      Program.Method method,
      String type) {
    Set<Program.Method> around = Validation.aroundOf(program, graph, method);
    if (around.stream().anyMatch(m -> graph.calls(m).stream().anyMatch(Bodies::validates))) {
      return false;
    }
    ClassNode node = program.type(type);
    boolean constrained =
        node.fields.stream().anyMatch(f -> constraints.has(Fields.name(node.name, f.name)));
    return constrained
        || around.stream()
                .anyMatch(
                    m -> functions.isFunction(m) && Functions.hasTrigger(m.node(), "HttpTrigger"))
            && holdsText(node)
            && !checksItself(node)
            && around.stream().noneMatch(m -> checks(m, type));
  }

  private static boolean validates(Code.Call call) {
    return call.owner().endsWith("validation/Validator") && call.name().startsWith("validate");
  }

  /** The class of the application that an instruction has read; null for none. */
  private static String typeRead(Program program, CallGraph graph, AbstractInsnNode node) {
    if (node instanceof LdcInsnNode constant
        && constant.cst instanceof Type type
        && type.getSort() == Type.OBJECT
        && program.has(type.getInternalName())
        && Code.next(node) instanceof MethodInsnNode call
        && reads(program, graph, call)) {
      return type.getInternalName();
    }
    if (node instanceof TypeInsnNode made
        && made.getOpcode() == Opcodes.NEW
        && program.supertypes(made.desc).contains(MAPPER + "core/type/TypeReference")) {
      String signature = program.type(made.desc).signature;
      return program.classes().stream()
          .map(type -> type.name)
          .filter(name -> signature != null && names(signature, name))
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  private static boolean names(String signature, String type) {
    return signature.contains("L" + type + ";")
        || signature.contains("L" + type.replace('$', '.') + ";");
  }

  private static boolean reads(Program program, CallGraph graph, MethodInsnNode call) {
    if (!program.has(call.owner)) {
      return READING.contains(call.name);
    }
    Program.Method target = program.find(call.owner, call.name, call.desc);
    return target != null
        && graph.reaches(target, c -> c.owner().startsWith(MAPPER) && READING.contains(c.name()));
  }

  private static boolean holdsText(ClassNode type) {
    return type.fields.stream()
        .filter(f -> (f.access & Opcodes.ACC_STATIC) == 0)
        .anyMatch(f -> f.desc.equals("Ljava/lang/String;") || f.desc.startsWith("Ljava/util/"));
  }

  /** Whether a constructor refuses something. */
  private static boolean checksItself(ClassNode type) {
    return type.methods.stream()
        .filter(m -> m.name.equals("<init>"))
        .anyMatch(
            m -> {
              for (AbstractInsnNode node : m.instructions) {
                boolean asks =
                    node instanceof JumpInsnNode
                        || node instanceof MethodInsnNode call && !call.name.equals("<init>");
                if (asks) {
                  return true;
                }
              }
              return false;
            });
  }

  /** Whether a method looks at a part of an object before it uses it. */
  private static boolean checks(Program.Method method, String type) {
    for (AbstractInsnNode node : method.node().instructions) {
      boolean part =
          node instanceof MethodInsnNode call
                  && call.owner.equals(type)
                  && !call.name.equals("<init>")
              || node instanceof FieldInsnNode field
                  && field.owner.equals(type)
                  && field.getOpcode() == Opcodes.GETFIELD
                  && !method.owner().name.equals(type);
      if (part && isAsked(node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a jump, or a call that can refuse, follows soon. */
  private static boolean isAsked(AbstractInsnNode part) {
    AbstractInsnNode node = part;
    for (int i = 0; i < 4; i++) {
      node = Code.next(node);
      if (node == null || node instanceof JumpInsnNode) {
        return node != null && node.getOpcode() != Opcodes.GOTO;
      }
      if (node instanceof MethodInsnNode call
          && (ASKING.matcher(call.name).matches()
              || !call.owner.startsWith("java/") && call.desc.contains("Ljava/lang/String;)"))) {
        return true;
      }
    }
    return false;
  }
}
