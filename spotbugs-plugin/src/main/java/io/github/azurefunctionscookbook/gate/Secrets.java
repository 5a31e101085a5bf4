package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Finds keys, tokens and passwords in the source, by their shape or by the name they are given. */
final class Secrets implements Rule {
  private static final String PATTERN = "AZF_HARD_CODED_SECRET";
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile(
              "(?i)(AccountKey|SharedAccessKey|SharedSecretKey|SharedSecretValue)=[A-Za-z0-9+/%]{12,}"),
          Pattern.compile("[?&;]?\\bsig=[A-Za-z0-9%+/]{16,}"),
          Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
          Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{20,}|\\bgithub_pat_[A-Za-z0-9_]{20,}"),
          Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b|\\bAIza[0-9A-Za-z_-]{30,}"),
          Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}|\\b[sr]k_(live|test)_[A-Za-z0-9]{10,}"),
          Pattern.compile(
              "\\bglpat-[A-Za-z0-9_-]{16,}|\\bnpm_[A-Za-z0-9]{30,}|\\bSG\\.[\\w-]{16,}\\.[\\w-]{16,}"),
          Pattern.compile("://[^/\\s:@]+:[^/\\s:@{}$]+@"),
          Pattern.compile("(?i)\\b(password|pwd|AccountKey)=[^;&\\s{}$%\u0001]{4,}"),
          Pattern.compile("[?&]code=[A-Za-z0-9_/+-]{20,}"),
          Pattern.compile("(?i)^(bearer|basic) [A-Za-z0-9+/=._-]{12,}$"),
          Pattern.compile("^[A-Za-z0-9+/]{86}==$"),
          Pattern.compile("^[A-Za-z0-9~_.-]{3}8Q~[A-Za-z0-9~_.-]{34}$"));
  // The key of every Azurite, which opens nothing.
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "devstoreaccount1|UseDevelopmentStorage|Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|pwd|secret|api_?key|access_?key|account_?key|shared_?key|signing_?key|private_?key|encryption_?key|function_?key|host_?key|master_?key|subscription_?key|token|credential|hmac_?key|pepper|salt_?key|client_?secret)(_?value)?");
  private static final Pattern KEY_NAME = Pattern.compile("(?i)(.*_)?key");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "[A-Z][A-Z0-9_]*|[a-z]+([-._"
              + " ][a-z]+)*|.*[\\[\\](){}<>%$|*?\\\\].*|https?://.*|.*\\s.*|@.*|[A-Z][a-z]+([A-Z][a-z]+)*|x-[a-z-]+|[a-z]+([A-Z][a-z]+)*");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    for (ClassNode type : program.classes()) {
      for (FieldNode field : type.fields) {
        if (field.value instanceof String text && isSecret(field.name, text)) {
          String source = type.sourceFile == null ? type.name : type.sourceFile;
          report.accept(
              Rule.finding(
                  PATTERN,
                  new Place(type.name, source, "", "", true, firstLine(type)),
                  "the field " + field.name));
        }
      }
    }
    for (Program.Method method : program.methods()) {
      Code.texts(
          method,
          (text, line) -> {
            if (hasShape(text) && !isField(method.owner(), text)) {
              report.accept(
                  Rule.finding(PATTERN, method.place(line), "a text with the shape of a secret"));
            }
          });
      Code.each(method, (node, line) -> named(method, node, line, report));
    }
  }

  private static int firstLine(ClassNode type) {
    return type.methods.stream()
        .flatMapToInt(
            m ->
                java.util.stream.Stream.of(m.instructions.toArray())
                    .filter(org.objectweb.asm.tree.LineNumberNode.class::isInstance)
                    .mapToInt(n -> ((org.objectweb.asm.tree.LineNumberNode) n).line))
        .min()
        .orElse(0);
  }

  private static boolean isField(ClassNode type, String text) {
    return type.fields.stream().anyMatch(f -> text.equals(f.value));
  }

  /** A literal is given to a variable or field whose name says what it is. */
  private static void named(
      Program.Method method, AbstractInsnNode node, int line, Consumer<Finding> report) {
    if (!(node instanceof LdcInsnNode constant) || !(constant.cst instanceof String text)) {
      return;
    }
    AbstractInsnNode next = node.getNext();
    while (next instanceof org.objectweb.asm.tree.MethodInsnNode call
            && (call.name.equals("toCharArray") || call.name.equals("getBytes"))
        || next instanceof FieldInsnNode charset && charset.owner.endsWith("StandardCharsets")) {
      next = next.getNext();
    }
    String name = null;
    if (next instanceof FieldInsnNode field
        && (field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC)) {
      name = field.name;
    } else if (next instanceof VarInsnNode variable && variable.getOpcode() == Opcodes.ASTORE) {
      name = local(method, variable);
    }
    if (name != null && !hasShape(text) && isNamed(name, text)) {
      report.accept(Rule.finding(PATTERN, method.place(line), "the literal of " + name));
    }
  }

  private static String local(Program.Method method, VarInsnNode store) {
    if (method.node().localVariables == null) {
      return null;
    }
    int at = method.node().instructions.indexOf(store);
    for (LocalVariableNode variable : method.node().localVariables) {
      int start = method.node().instructions.indexOf(variable.start);
      if (variable.index == store.var && start >= at && start <= at + 3) {
        return variable.name;
      }
    }
    return null;
  }

  static boolean isSecret(String name, String text) {
    return hasShape(text) || isNamed(name, text);
  }

  /** Whether a text is the key of every emulator. */
  static boolean isPublished(String text) {
    return PUBLISHED.matcher(text).find();
  }

  static boolean hasShape(String text) {
    return text.length() >= 8
        && !isPublished(text)
        && SHAPES.stream().anyMatch(shape -> shape.matcher(text).find());
  }

  private static boolean isNamed(String name, String text) {
    String plain = name.toLowerCase(Locale.ROOT);
    return (NAME.matcher(plain).matches() || KEY_NAME.matcher(name).matches() && isRandom(text))
        && looksGiven(text);
  }

  /** Whether a text can be a secret, rather than the name of one. */
  static boolean looksGiven(String text) {
    return text.length() >= 6
        && !HARMLESS.matcher(text).matches()
        && !isPublished(text)
        && text.chars().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isRandom(String text) {
    return text.length() >= 16
        && text.chars().anyMatch(Character::isDigit)
        && text.chars().anyMatch(Character::isUpperCase)
        && text.chars().anyMatch(Character::isLowerCase);
  }
}
