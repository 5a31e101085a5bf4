package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reads the instructions of methods. */
final class Code {
  /**
   * A call, also one that a method reference stands for.
   *
   * @param opcode -1 for a method reference
   * @param line where it stands
   * @param node the instruction
   */
  record Call(
      String owner, String name, String descriptor, int opcode, int line, AbstractInsnNode node) {
    boolean is(String type, String... names) {
      return owner.equals(type) && (names.length == 0 || List.of(names).contains(name));
    }

    /** Whether its answer, yes or no, is thrown away. */
    boolean isIgnored() {
      return descriptor.endsWith(")Z") && next(node).getOpcode() == Opcodes.POP;
    }

    String text() {
      return simple(owner) + "." + name;
    }
  }

  private Code() {}

  /** A class without its package. */
  static String simple(String type) {
    return type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
  }

  /** The instruction after another one, labels left out. */
  static AbstractInsnNode next(AbstractInsnNode node) {
    AbstractInsnNode next = node.getNext();
    while (next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next;
  }

  /** Shows each instruction with its line. */
  static void each(Program.Method method, BiConsumer<AbstractInsnNode, Integer> visitor) {
    int line = 0;
    for (AbstractInsnNode node : method.node().instructions) {
      if (node instanceof LineNumberNode number) {
        line = number.line;
      } else if (node.getOpcode() >= 0) {
        visitor.accept(node, line);
      }
    }
  }

  /** The calls of a method, and of the methods that it refers to. */
  static List<Call> calls(Program.Method method) {
    List<Call> calls = new ArrayList<>();
    each(
        method,
        (node, line) -> {
          if (node instanceof MethodInsnNode call) {
            calls.add(new Call(call.owner, call.name, call.desc, call.getOpcode(), line, call));
          } else if (node instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
              if (argument instanceof Handle handle) {
                calls.add(
                    new Call(
                        handle.getOwner(), handle.getName(), handle.getDesc(), -1, line, node));
              }
            }
          }
        });
    return calls;
  }

  /** The text constants of a method; those that a plus sign joins count one by one. */
  static void texts(Program.Method method, BiConsumer<String, Integer> visitor) {
    each(
        method,
        (node, line) -> {
          if (node instanceof LdcInsnNode constant && constant.cst instanceof String text) {
            visitor.accept(text, line);
          } else if (node instanceof InvokeDynamicInsnNode dynamic
              && dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
              && dynamic.bsmArgs.length > 0
              && dynamic.bsmArgs[0] instanceof String recipe) {
            for (String part : recipe.split("[\u0001\u0002]")) {
              visitor.accept(part, line);
            }
          }
        });
  }

  /** A class without what it is nested in, or what is nested in it: all of one top-level class. */
  static String outermost(String type) {
    int dollar = type.indexOf('$');
    return dollar < 0 ? type : type.substring(0, dollar);
  }
}
