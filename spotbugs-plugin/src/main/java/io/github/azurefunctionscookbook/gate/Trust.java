package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Checks of certificates and host names that let everybody pass. */
final class Trust implements Rule {
  private static final Set<String> MANAGERS =
      Set.of("javax/net/ssl/X509TrustManager", "javax/net/ssl/X509ExtendedTrustManager");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    for (ClassNode type : program.classes()) {
      List<String> above = program.supertypes(type.name);
      for (MethodNode node : type.methods) {
        Program.Method method = new Program.Method(type, node);
        if (MANAGERS.stream().anyMatch(above::contains)
            && node.name.equals("checkServerTrusted")
            && !method.isAbstract()
            && trusts(method)) {
          found(method, "a trust manager that trusts all", report);
        }
        if (above.contains("javax/net/ssl/HostnameVerifier")
            && node.name.equals("verify")
            && saysYes(node)) {
          found(method, "a HostnameVerifier that says yes", report);
        }
      }
    }
    for (Program.Method method : program.methods()) {
      Code.each(method, (node, line) -> verifier(program, method, node, line, report));
      Code.texts(
          method,
          (text, line) -> {
            if (text.equals("jdk.internal.httpclient.disableHostnameVerification")) {
              report.accept(Rule.finding("AZF_TRUST_ALL", method.place(line), text));
            }
          });
    }
  }

  private static void found(Program.Method method, String what, Consumer<Finding> report) {
    report.accept(Rule.finding("AZF_TRUST_ALL", method.place(Functions.firstLine(method)), what));
  }

  /** Whether a check of certificates neither refuses nor leaves that to somebody else. */
  private static boolean trusts(Program.Method method) {
    boolean refuses =
        Code.calls(method).stream()
            .anyMatch(
                c ->
                    c.name().startsWith("check") && !c.name().equals("checkValidity")
                        || c.name().startsWith("verify")
                        || c.name().startsWith("validate")
                        || c.name().equals("isEqual"));
    for (AbstractInsnNode node : method.node().instructions) {
      refuses |= node.getOpcode() == Opcodes.ATHROW;
    }
    return !refuses || method.node().tryCatchBlocks.stream().anyMatch(b -> hides(method, b));
  }

  private static boolean hides(Program.Method method, TryCatchBlockNode block) {
    if (block.type == null
        || !block.type.endsWith("CertificateException") && !block.type.endsWith("/Exception")) {
      return false;
    }
    for (AbstractInsnNode node = block.handler; node != null; node = node.getNext()) {
      if (node.getOpcode() == Opcodes.ATHROW) {
        return false;
      }
      if (node.getOpcode() == Opcodes.RETURN || node.getOpcode() == Opcodes.GOTO) {
        return true;
      }
    }
    return true;
  }

  private static void verifier(
      Program program,
      Program.Method method,
      AbstractInsnNode node,
      int line,
      Consumer<Finding> report) {
    if (node instanceof InvokeDynamicInsnNode dynamic
        && dynamic.desc.endsWith(")Ljavax/net/ssl/HostnameVerifier;")
        && dynamic.bsmArgs.length > 1
        && dynamic.bsmArgs[1] instanceof Handle handle) {
      Program.Method code = program.find(handle.getOwner(), handle.getName(), handle.getDesc());
      if (code != null && saysYes(code.node())) {
        report.accept(
            Rule.finding("AZF_TRUST_ALL", method.place(line), "a HostnameVerifier that says yes"));
      }
    }
  }

  /** Whether a method returns true and nothing else, whatever it logs before. */
  private static boolean saysYes(MethodNode method) {
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.IRETURN && !isTrue(node.getPrevious())) {
        return false;
      }
      if (node instanceof MethodInsnNode call
          && call.desc.endsWith(")Z")
          && !call.name.equals("isLoggable")) {
        return false;
      }
    }
    return method.instructions.size() > 0;
  }

  private static boolean isTrue(AbstractInsnNode node) {
    AbstractInsnNode value = node;
    while (value != null && value.getOpcode() < 0) {
      value = value.getPrevious();
    }
    return value != null && value.getOpcode() == Opcodes.ICONST_1;
  }
}
