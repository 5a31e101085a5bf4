package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Files that are opened to every account of the machine. */
final class Permissions implements Rule {
  private static final String PERMISSION = "java/nio/file/attribute/PosixFilePermission";
  private static final Pattern MODE =
      Pattern.compile("0?[0-7]{2}[1-7]|[ugoa]*[oa][ugoa]*\\+[rwx]+");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    for (Program.Method method : program.methods()) {
      List<Code.Call> calls = Code.calls(method);
      boolean looks =
          calls.stream()
              .anyMatch(
                  c -> c.name().equals("getPosixFilePermissions") || c.name().equals("remove"));
      boolean[] changes = {false};
      Code.texts(method, (text, line) -> changes[0] |= text.equals("chmod"));
      Code.each(
          method,
          (node, line) -> {
            if (!looks && opens(node) || changes[0] && isMode(node)) {
              report.accept(
                  Rule.finding("AZF_FILE_PERMISSION", method.place(line), "a right for others"));
            }
          });
    }
  }

  private static boolean opens(AbstractInsnNode node) {
    if (node instanceof FieldInsnNode field) {
      return field.getOpcode() == Opcodes.GETSTATIC
          && field.owner.equals(PERMISSION)
          && field.name.startsWith("OTHERS_");
    }
    if (node instanceof MethodInsnNode call) {
      return call.owner.equals(PERMISSION) && call.name.equals("values");
    }
    return node instanceof LdcInsnNode constant
        && constant.cst instanceof Type type
        && type.getSort() == Type.OBJECT
        && type.getInternalName().equals(PERMISSION)
        && node.getNext() instanceof MethodInsnNode call
        && call.name.equals("allOf");
  }

  private static boolean isMode(AbstractInsnNode node) {
    return node instanceof LdcInsnNode constant
        && constant.cst instanceof String text
        && MODE.matcher(text).matches();
  }
}
