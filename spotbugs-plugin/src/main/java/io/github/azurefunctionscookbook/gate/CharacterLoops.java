package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Methods that look at a text character by character and refuse it: which characters they let
 * through is not found out, they are believed.
 */
final class CharacterLoops {
  private static final Set<String> LOOKS = Set.of("charAt", "toCharArray", "codePointAt");

  private CharacterLoops() {}

  /** What holds when such a method has returned and not thrown. */
  static Facts checked(Program.Method method, List<Value> parameters) {
    return throwsInside(method) ? cleared(method, parameters) : Facts.NONE;
  }

  /** The answer of such a method, which tells of its argument. */
  static Value answered(Program.Method method, List<Value> parameters, Value result) {
    if (Type.getReturnType(method.node().desc) != Type.BOOLEAN_TYPE) {
      return result;
    }
    Facts facts = cleared(method, parameters);
    if (facts.isEmpty() || !answersBoth(method)) {
      return result;
    }
    Map<Integer, Facts> cases = new HashMap<>(result.cases());
    cases.merge(1, facts, Facts::and);
    cases.putIfAbsent(0, Facts.NONE);
    return result.withCases(cases);
  }

  private static Facts cleared(Program.Method method, List<Value> parameters) {
    Facts facts = Facts.NONE;
    if (!loops(method.node().instructions)) {
      return facts;
    }
    Set<Integer> slots = new HashSet<>();
    for (AbstractInsnNode node : method.node().instructions) {
      if (node instanceof MethodInsnNode call
          && call.owner.equals("java/lang/String")
          && LOOKS.contains(call.name)) {
        AbstractInsnNode before = node.getPrevious();
        for (int i = 0; i < 3 && before != null; i++, before = before.getPrevious()) {
          if (before instanceof VarInsnNode variable && variable.getOpcode() == Opcodes.ALOAD) {
            slots.add(variable.var);
            break;
          }
        }
      }
    }
    int slot = 0;
    int declared = Type.getArgumentTypes(method.node().desc).length + (method.isStatic() ? 0 : 1);
    for (int i = 0; i < Math.min(declared, parameters.size()); i++) {
      if (slots.contains(slot)) {
        facts = facts.and(Facts.cleared(Expr.argument(i), Hazard.TEXT));
      }
      slot += parameters.get(i).size();
    }
    return facts;
  }

  private static boolean loops(InsnList code) {
    for (AbstractInsnNode node : code) {
      if (node instanceof JumpInsnNode jump && code.indexOf(jump.label) < code.indexOf(node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is thrown between the ends of a loop. */
  private static boolean throwsInside(Program.Method method) {
    InsnList code = method.node().instructions;
    for (AbstractInsnNode node : code) {
      if (node instanceof JumpInsnNode jump && code.indexOf(jump.label) < code.indexOf(node)) {
        for (int i = code.indexOf(jump.label); i < code.indexOf(node); i++) {
          if (code.get(i).getOpcode() == Opcodes.ATHROW) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean answersBoth(Program.Method method) {
    int returns = 0;
    for (AbstractInsnNode node : method.node().instructions) {
      if (node.getOpcode() == Opcodes.IRETURN) {
        returns++;
      }
    }
    return returns > 1;
  }
}
