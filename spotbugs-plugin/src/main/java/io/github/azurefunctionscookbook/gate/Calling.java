package io.github.azurefunctionscookbook.gate;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Calls, constants and annotations that are wrong wherever they stand. */
final class Calling implements Rule {
  private static final Pattern TOKEN_CONTEXT =
      Pattern.compile(
          "(?i)(.*[^a-z])?(token|secret|passw(or)?d|nonce|otp|pin|passcode|session(id)?|salt|invite|invitation|coupon|voucher)([^a-z].*)?"
              + "|.*(Token|Secret|Passw(or)?d|Nonce|Otp|Pin|Passcode|SessionId|Salt|Invite|Invitation|Coupon|Voucher|ApiKey|ResetCode)([A-Z].*)?"
              + "|(token|secret|passw(or)?d|nonce|otp|session|invite|coupon|voucher)[A-Z].*");
  private static final Pattern PLAIN_HTTP =
      Pattern.compile(
          "http://(?!localhost|host\\.docker|azurite|127\\.|\\[::1|0\\.0\\.0\\.0|169\\.254\\.|www\\.w3\\.org"
              + "|xml\\.|apache\\.org|javax\\.xml|java\\.sun\\.com|schemas?\\.|xmlns|purl\\.org"
              + "|json-schema|saxon|exslt|ns\\.|docs\\.)[\\w.-]+(:\\d+)?(/.*)?");

  @Override
  public void check(Program program, Consumer<Finding> report) {
    for (ClassNode type : program.classes()) {
      annotations(program, type, report);
    }
    for (Program.Method method : program.methods()) {
      calls(method, report);
      texts(method, report);
    }
  }

  private static void calls(Program.Method method, Consumer<Finding> report) {
    List<Code.Call> calls = Code.calls(method);
    for (Code.Call call : calls) {
      String pattern = pattern(call, calls, method);
      if (pattern != null) {
        report.accept(Rule.finding(pattern, method.place(call.line()), call.text()));
      }
    }
  }

  private static String pattern(Code.Call call, List<Code.Call> all, Program.Method method) {
    if (call.is("com/azure/identity/DefaultAzureCredentialBuilder", "build", "<init>")) {
      return call.name().equals("build") ? "AZF_DEFAULT_CREDENTIAL" : null;
    }
    if (call.name().equals("printStackTrace") && call.descriptor().equals("()V")) {
      return "AZF_PRINT_STACK_TRACE";
    }
    if (call.is("java/util/Random", "<init>") || call.is("java/lang/Math", "random")) {
      return "AZF_PREDICTABLE_TOKEN";
    }
    boolean guessable =
        call.is("java/util/concurrent/ThreadLocalRandom", "current")
            || call.is("java/util/SplittableRandom", "<init>");
    // Nobody gains by guessing how long a pause is.
    if (guessable && isAboutTokens(method)) {
      return "AZF_PREDICTABLE_TOKEN";
    }
    boolean objects =
        (call.name().equals("readObject") || call.name().equals("readUnshared"))
            && call.owner().equals("java/io/ObjectInputStream");
    if (objects && !filtersObjects(method)) {
      return "AZF_UNSAFE_DESERIALIZATION";
    }
    if (call.name().endsWith("efaultTyping")
        && call.owner().startsWith("com/fasterxml/jackson/databind/")
        && !call.name().startsWith("deactivate")
        && !call.name().startsWith("disable")
        && all.stream()
            .noneMatch(
                c ->
                    c.owner()
                            .startsWith(
                                "com/fasterxml/jackson/databind/jsontype/BasicPolymorphicTypeValidator$Builder")
                        && c.name().startsWith("allow")
                        && c.descriptor().startsWith("(Ljava/lang/Class;"))) {
      return "AZF_POLYMORPHIC_JSON";
    }
    return null;
  }

  private static boolean isAboutTokens(Program.Method method) {
    return TOKEN_CONTEXT.matcher(method.node().name).matches()
        || method.node().localVariables != null
            && method.node().localVariables.stream()
                .anyMatch(variable -> TOKEN_CONTEXT.matcher(variable.name).matches());
  }

  /** Whether the class says which objects may be read. */
  private static boolean filtersObjects(Program.Method method) {
    return method.owner().methods.stream()
        .flatMap(m -> Code.calls(new Program.Method(method.owner(), m)).stream())
        .anyMatch(
            call ->
                call.name().equals("setObjectInputFilter")
                    || call.name().equals("setSerialFilter"));
  }

  private static void texts(Program.Method method, Consumer<Finding> report) {
    Code.texts(
        method,
        (text, line) -> {
          if (PLAIN_HTTP.matcher(text).matches()) {
            report.accept(Rule.finding("AZF_PLAIN_HTTP", method.place(line), text));
          }
        });
  }

  private static void annotations(Program program, ClassNode type, Consumer<Finding> report) {
    String source = type.sourceFile == null ? type.name : type.sourceFile;
    int line =
        type.methods.stream()
            .map(m -> Functions.firstLine(new Program.Method(type, m)))
            .filter(l -> l > 0)
            .min(Integer::compare)
            .orElse(0);
    Place place = new Place(type.name, source, "", "", true, line);
    if (isByClass(type.visibleAnnotations)
        || type.fields.stream().anyMatch(f -> isByClass(f.visibleAnnotations))
        || type.methods.stream().anyMatch(m -> isByClass(m.visibleAnnotations))) {
      report.accept(Rule.finding("AZF_POLYMORPHIC_JSON", place, "@JsonTypeInfo"));
    }
    for (FieldNode field : type.fields) {
      for (AnnotationNode annotation : Constraints.annotations(field)) {
        String regex = value(annotation, "regexp");
        if (regex != null && Backtracking.isCatastrophic(regex)) {
          report.accept(
              Rule.finding(
                  "AZF_SLOW_REGEX",
                  place,
                  "the pattern of " + field.name.toLowerCase(Locale.ROOT)));
        }
      }
    }
  }

  private static String value(AnnotationNode annotation, String name) {
    for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
      if (name.equals(annotation.values.get(i))
          && annotation.values.get(i + 1) instanceof String s) {
        return s;
      }
    }
    return null;
  }

  private static boolean isByClass(List<AnnotationNode> annotations) {
    if (annotations == null) {
      return false;
    }
    for (AnnotationNode annotation : annotations) {
      if (annotation.desc.equals("Lcom/fasterxml/jackson/annotation/JsonTypeInfo;")) {
        for (Object value : annotation.values) {
          if (value instanceof String[] constant && constant[1].endsWith("CLASS")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
