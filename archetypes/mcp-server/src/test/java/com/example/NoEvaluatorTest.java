package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No tool can run a program, a script or code that it was sent: what would do that is not referred
 * to anywhere in the app's own classes.
 */
class NoEvaluatorTest {
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          String.join(
              "|",
              // Programs and native code.
              "java\\.lang\\.(ProcessBuilder|Process|ProcessHandle|Runtime)([#$].*)?",
              "java\\.lang\\.System#load(Library)?",
              // Scripts, expressions, templates and compilers.
              "javax\\.(script|tools|el)\\..*|jakarta\\.el\\..*|jdk\\.jshell\\..*",
              "org\\.(springframework\\.expression|mvel2|graalvm|mozilla\\.javascript)\\..*",
              "groovy\\..*|ognl\\..*|freemarker\\..*|org\\.apache\\.velocity\\..*",
              "javax\\.xml\\.(transform|xpath)\\..*",
              // Classes and methods that a name chooses.
              "java\\.lang\\.reflect\\..*|java\\.beans\\..*|java\\.rmi\\..*|javax\\.naming\\..*",
              "java\\.lang\\.invoke\\.MethodHandles\\$Lookup#(find|unreflect|define).*",
              "java\\.lang\\.(ClassLoader|ModuleLayer)([#$].*)?|java\\.net\\.URLClassLoader.*",
              "java\\.lang\\.Class#(forName|newInstance|get(Declared)?(Method|Constructor|Field)s?)",
              "java\\.util\\.ServiceLoader.*",
              // Objects from bytes.
              "java\\.io\\.(ObjectInputStream|ObjectInput)([#$].*)?"));

  @Test
  void refersToNoEvaluatorAndNoShell() throws Exception {
    Map<String, Set<String>> found = new TreeMap<>();
    List<Path> classes = classesBeside(ProductFunctions.class);
    for (Path file : classes) {
      found.put(file.getFileName().toString(), forbidden(Files.newInputStream(file)));
    }

    assertThat(classes)
        .as("the app's own classes")
        .anyMatch(file -> file.endsWith("ProductFunctions.class"))
        .anyMatch(file -> file.endsWith("TableProductStore.class"));
    found.values().removeIf(Set::isEmpty);
    assertThat(found).isEmpty();
  }

  @Test
  void wouldFindOne() throws IOException {
    assertThat(forbidden(bytes(Programs.class)))
        .contains("java.lang.ProcessBuilder#start", "java.lang.Runtime#exec");
    assertThat(forbidden(bytes(Names.class)))
        .contains(
            "java.lang.Class#forName", "java.lang.Class#getMethod", "java.lang.reflect.Method");
    assertThat(forbidden(bytes(Scripts.class))).contains("java.beans.Expression");
    assertThat(forbidden(bytes(Lookups.class)))
        .contains("java.lang.invoke.MethodHandles$Lookup#findVirtual");
    assertThat(forbidden(bytes(Harmless.class))).isEmpty();
  }

  private static Set<String> forbidden(InputStream classFile) throws IOException {
    try (classFile) {
      return ClassReferences.in(classFile).stream()
          .filter(name -> FORBIDDEN.matcher(name).matches())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<Path> classesBeside(Class<?> type) throws IOException, URISyntaxException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static InputStream bytes(Class<?> type) {
    return type.getResourceAsStream(type.getName().replaceAll("^.*\\.", "") + ".class");
  }

  /** Planted: starts programs. */
  private static final class Programs {
    static Process start(String command) throws IOException {
      Runtime.getRuntime().exec(new String[] {command});
      return new ProcessBuilder(command).start();
    }
  }

  /** Planted: lets a text choose what runs. */
  private static final class Names {
    static Object call(String type, String method) throws ReflectiveOperationException {
      return Class.forName(type).getMethod(method).invoke(null);
    }
  }

  /** Planted: evaluates. */
  private static final class Scripts {
    static Object evaluate(Object target, String method) throws Exception {
      return new java.beans.Expression(target, method, new Object[0]).getValue();
    }
  }

  /** Planted: finds a method by its name. */
  private static final class Lookups {
    static Object find(Class<?> type, String name) throws ReflectiveOperationException {
      return java.lang.invoke.MethodHandles.lookup()
          .findVirtual(type, name, java.lang.invoke.MethodType.methodType(String.class));
    }
  }

  /** What ordinary code compiles to is not mistaken for one. */
  private record Harmless(String name, List<String> names) {
    String joined() {
      return names.stream().map(each -> each + name).collect(Collectors.joining());
    }

    String typeName() {
      return switch (Category.TOOLS) {
        case TOOLS -> getClass().getName();
        case FASTENERS, SAFETY -> toString();
      };
    }
  }
}
