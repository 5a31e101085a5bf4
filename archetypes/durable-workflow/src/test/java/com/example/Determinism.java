package com.example;

import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the bytecode of orchestrators, and of whatever of this project they lead to: helpers,
 * lambdas, method references, implementations of interfaces, static initialisers. What they use
 * from outside must be on a short list of what is the same in each replay.
 */
final class Determinism {
  /** Where everything is allowed that is not forbidden below. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "java\\.lang\\.[A-Z]\\w*|java\\.lang\\.(invoke|runtime)\\..*|java\\.math\\..*"
              + "|java\\.time\\..*|java\\.util\\.[A-Z][\\w$]*|java\\.util\\.(function|regex|stream)\\..*"
              + "|java\\.nio\\.charset\\.\\w+|java\\.io\\.(StringWriter|Writer|IOException|UncheckedIOException)"
              + "|jakarta\\.validation\\..*|com\\.fasterxml\\.jackson\\.core\\..*"
              + "|com\\.microsoft\\.durabletask\\.(TaskOrchestrationContext|Task|TaskOptions|RetryPolicy"
              + "|RetryHandler|RetryContext|FailureDetails|TaskFailedException|TaskCanceledException"
              + "|CompositeTaskFailedException)");

  private static final Map<String, Pattern> FORBIDDEN = forbidden();

  /** Classes of this project that are not looked into, each for a reason. */
  private static final Set<String> TRUSTED =
      // Its validator reads annotations once and keeps nothing that a record's result depends on.
      Set.of("Constraints");

  private final JavaClasses project;

  Determinism(JavaClasses project) {
    this.project = project;
  }

  private static Map<String, Pattern> forbidden() {
    Map<String, Pattern> kinds = new LinkedHashMap<>();
    kinds.put(
        "a clock",
        Pattern.compile(
            "java\\.time\\.[\\w.]+\\.now|java\\.time\\.(Clock|InstantSource)\\..*"
                + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
                + "|java\\.util\\.(Date|Timer|GregorianCalendar)\\.<init>|java\\.util\\.Calendar\\..*"));
    kinds.put(
        "chance",
        Pattern.compile(
            "java\\.util\\.(Random|SplittableRandom)\\..*|java\\.util\\.UUID\\.randomUUID"
                + "|java\\.lang\\.(Math|StrictMath)\\.random|java\\.util\\.Collections\\.shuffle"
                + "|java\\.lang\\.System\\.identityHashCode|java\\.lang\\.Object\\.hashCode"));
    kinds.put(
        "the environment",
        Pattern.compile(
            "java\\.lang\\.System\\.(getenv|getProperty|getProperties|lineSeparator|in|out|err|exit|load\\w*)"
                + "|java\\.lang\\.(Runtime|ProcessBuilder|Process|ProcessHandle)\\..*"
                + "|java\\.lang\\.(Integer|Long)\\.(getInteger|getLong)|java\\.lang\\.Boolean\\.getBoolean"
                + "|java\\.util\\.Locale\\.getDefault|java\\.util\\.TimeZone\\.getDefault"
                + "|java\\.time\\.ZoneId\\.systemDefault|java\\.nio\\.charset\\.Charset\\.defaultCharset"
                + "|java\\.util\\.(ServiceLoader|ResourceBundle|Scanner)\\..*"
                + "|java\\.lang\\.Class\\.(forName|getResource\\w*)|java\\.lang\\.ClassLoader\\..*"));
    kinds.put(
        "threads",
        Pattern.compile(
            "java\\.lang\\.(Thread|ThreadLocal|InheritableThreadLocal)\\..*"
                + "|java\\.lang\\.Object\\.(wait|notify|notifyAll)"
                + "|java\\.util\\.[\\w.]*\\.(parallel|parallelStream)"));
    kinds.put(
        "an order that differs from one JVM to the next",
        Pattern.compile(
            "java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)\\.<init>"
                + "|java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)"
                + "|java\\.util\\.stream\\.Collectors\\.(toSet|toMap|groupingBy|toUnmodifiableSet|toUnmodifiableMap)"));
    return kinds;
  }

  /** The orchestrators among methods: those with the trigger's annotation. */
  static List<JavaMethod> orchestrators(JavaClass type) {
    return type.getMethods().stream()
        .filter(
            method ->
                method.getParameters().stream()
                    .anyMatch(
                        parameter -> parameter.isAnnotatedWith(DurableOrchestrationTrigger.class)))
        .toList();
  }

  /** What in a method is not deterministic, each with the way that leads there. */
  List<String> violations(JavaMethod orchestrator) {
    List<String> found = new ArrayList<>();
    Map<JavaCodeUnit, String> ways = new LinkedHashMap<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    reach(orchestrator, "", ways, open);
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.remove();
      String way = ways.get(unit);
      for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
        look(access, way, found, ways, open);
      }
    }
    return List.copyOf(found);
  }

  private void look(
      JavaAccess<?> access,
      String way,
      List<String> found,
      Map<JavaCodeUnit, String> ways,
      Deque<JavaCodeUnit> open) {
    JavaClass owner = access.getTargetOwner().getBaseComponentType();
    if (!project.contain(owner.getName())) {
      judge(owner.getName() + "." + access.getName(), owner.getName(), way, found);
      return;
    }
    if (TRUSTED.contains(owner.getSimpleName())) {
      return;
    }
    owner.getStaticInitializer().ifPresent(first -> reach(first, way, ways, open));
    if (access.getTarget() instanceof AccessTarget.FieldAccessTarget target) {
      target.resolveMember().ifPresent(field -> judge(field, way, found));
    } else if (access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target) {
      target
          .resolveMember()
          .ifPresent(
              member -> {
                JavaCodeUnit unit = (JavaCodeUnit) member;
                if (!project.contain(unit.getOwner().getName())) {
                  judge(
                      unit.getOwner().getName() + "." + unit.getName(),
                      unit.getOwner().getName(),
                      way,
                      found);
                  return;
                }
                reach(unit, way, ways, open);
              });
      // Whatever may stand behind an interface or a class that others extend.
      for (JavaClass other : owner.getAllSubclasses()) {
        other
            .tryGetMethod(
                access.getName(),
                target.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .toArray(String[]::new))
            .ifPresent(method -> reach(method, way, ways, open));
      }
    }
  }

  private static void judge(JavaField field, String way, List<String> found) {
    if (field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.FINAL)) {
      found.add("static state: " + way + " > " + field.getFullName());
    }
  }

  private static void judge(String member, String owner, String way, List<String> found) {
    FORBIDDEN.forEach(
        (kind, pattern) -> {
          if (pattern.matcher(member).matches()) {
            found.add(kind + ": " + way + " > " + member);
          }
        });
    if (!ALLOWED.matcher(owner).matches()
        && !owner.matches("boolean|byte|char|short|int|long|float|double")) {
      found.add("not on the list: " + way + " > " + member);
    }
  }

  private static void reach(
      JavaCodeUnit unit, String way, Map<JavaCodeUnit, String> ways, Deque<JavaCodeUnit> open) {
    String name = unit.getOwner().getSimpleName() + "." + unit.getName();
    if (ways.putIfAbsent(unit, way.isEmpty() ? name : way + " > " + name) == null) {
      open.add(unit);
    }
  }
}
