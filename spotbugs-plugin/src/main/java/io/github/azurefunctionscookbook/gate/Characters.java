package io.github.azurefunctionscookbook.gate;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Tries functions of one character on all characters that matter, by running their code. */
final class Characters {
  private static final int BEYOND = 128;
  private static final int MAX_STEPS = 500;

  private final Program program;

  private Characters(Program program) {
    this.program = program;
  }

  /** The hazards that a text does not have when all its characters pass. */
  static int clearedByFilter(Program program, List<Lambda> lambdas) {
    return cleared(program, lambdas, true);
  }

  /** The hazards that a text does not have when its characters are what a function gives. */
  static int clearedByMap(Program program, List<Lambda> lambdas) {
    return cleared(program, lambdas, false);
  }

  private static int cleared(Program program, List<Lambda> lambdas, boolean filters) {
    if (lambdas.size() != 1 || !lambdas.get(0).captured().isEmpty()) {
      return 0;
    }
    Characters characters = new Characters(program);
    BitSet admitted = new BitSet();
    for (int c = 0; c <= BEYOND; c++) {
      OptionalInt result =
          characters.apply(lambdas.get(0).implementation(), c == BEYOND ? 0xE9 : c);
      if (result.isEmpty()) {
        return 0;
      }
      if (!filters) {
        admitted.set(Math.min(Math.max(result.getAsInt(), 0), BEYOND));
      } else if (result.getAsInt() != 0 != lambdas.get(0).negated()) {
        admitted.set(c);
      }
    }
    return Alphabet.cleared(admitted);
  }

  private OptionalInt apply(Handle handle, int argument) {
    return call(handle.getOwner(), handle.getName(), handle.getDesc(), argument, 0);
  }

  private OptionalInt call(String owner, String name, String descriptor, int argument, int depth) {
    if (!descriptor.startsWith("(I)") && !descriptor.startsWith("(C)") || depth > 3) {
      return OptionalInt.empty();
    }
    if (owner.equals("java/lang/Character")) {
      return ofCharacter(name, argument);
    }
    Program.Method method = program.find(owner, name, descriptor);
    return method == null || !method.isStatic()
        ? OptionalInt.empty()
        : run(method.node().instructions, argument, depth);
  }

  private static OptionalInt ofCharacter(String name, int c) {
    Object result =
        switch (name) {
          case "isLetterOrDigit" -> Character.isLetterOrDigit(c);
          case "isLetter" -> Character.isLetter(c);
          case "isAlphabetic" -> Character.isAlphabetic(c);
          case "isDigit" -> Character.isDigit(c);
          case "isISOControl" -> Character.isISOControl(c);
          case "isWhitespace" -> Character.isWhitespace(c);
          case "isSpaceChar" -> Character.isSpaceChar(c);
          case "isUpperCase" -> Character.isUpperCase(c);
          case "isLowerCase" -> Character.isLowerCase(c);
          case "isJavaIdentifierPart" -> Character.isJavaIdentifierPart(c);
          case "toLowerCase" -> Character.toLowerCase(c);
          case "toUpperCase" -> Character.toUpperCase(c);
          default -> null;
        };
    if (result instanceof Boolean bool) {
      return OptionalInt.of(bool ? 1 : 0);
    }
    return result == null ? OptionalInt.empty() : OptionalInt.of((Integer) result);
  }

  private OptionalInt run(InsnList code, int argument, int depth) {
    Deque<Object> stack = new ArrayDeque<>();
    int at = 0;
    for (int steps = 0; steps < MAX_STEPS && at < code.size(); steps++) {
      AbstractInsnNode node = code.get(at++);
      int opcode = node.getOpcode();
      if (opcode < 0) {
        continue;
      }
      if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
        stack.push(opcode - Opcodes.ICONST_0);
      } else if (node instanceof IntInsnNode number) {
        stack.push(number.operand);
      } else if (node instanceof LdcInsnNode constant) {
        stack.push(constant.cst);
      } else if (node instanceof VarInsnNode variable
          && opcode == Opcodes.ILOAD
          && variable.var == 0) {
        stack.push(argument);
      } else if (node instanceof JumpInsnNode jump) {
        Boolean jumps = jumps(opcode, stack);
        if (jumps == null) {
          return OptionalInt.empty();
        }
        at = jumps ? code.indexOf(jump.label) : at;
      } else if (node instanceof MethodInsnNode method) {
        OptionalInt result = method(method, stack, depth);
        if (result.isEmpty()) {
          return result;
        }
        stack.push(result.getAsInt());
      } else if (opcode == Opcodes.I2C) {
        stack.push((int) (char) (int) (Integer) stack.pop());
      } else if (opcode == Opcodes.IRETURN && stack.peek() instanceof Integer result) {
        return OptionalInt.of(result);
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt method(MethodInsnNode method, Deque<Object> stack, int depth) {
    if (!(stack.peek() instanceof Integer)) {
      return OptionalInt.empty();
    }
    int argument = (Integer) stack.pop();
    if (method.owner.equals("java/lang/String")
        && method.name.equals("indexOf")
        && method.desc.equals("(I)I")
        && stack.peek() instanceof String text) {
      stack.pop();
      return OptionalInt.of(text.indexOf(argument));
    }
    return method.getOpcode() == Opcodes.INVOKESTATIC
        ? call(method.owner, method.name, method.desc, argument, depth + 1)
        : OptionalInt.empty();
  }

  private static Boolean jumps(int opcode, Deque<Object> stack) {
    if (opcode == Opcodes.GOTO) {
      return true;
    }
    if (!(stack.peek() instanceof Integer)) {
      return null;
    }
    int right = (Integer) stack.pop();
    if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE) {
      return compare(opcode - Opcodes.IFEQ, right, 0);
    }
    if (opcode >= Opcodes.IF_ICMPEQ
        && opcode <= Opcodes.IF_ICMPLE
        && stack.peek() instanceof Integer) {
      return compare(opcode - Opcodes.IF_ICMPEQ, (Integer) stack.pop(), right);
    }
    return null;
  }

  private static boolean compare(int kind, int left, int right) {
    return switch (kind) {
      case 0 -> left == right;
      case 1 -> left != right;
      case 2 -> left < right;
      case 3 -> left >= right;
      case 4 -> left > right;
      default -> left <= right;
    };
  }
}
