package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The lists of methods name what exists, since a misspelt line would be passed over silently. */
class ListsTest {
  private static final String ANY = "*";
  private static final String BELOW = "/**";

  /** Libraries that applications use and nothing here needs; their lines are read twice. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "com/azure/monitor/query",
          "com/azure/search",
          "com/zaxxer/hikari",
          "groovy/lang",
          "jakarta/el",
          "javax/el",
          "javax/persistence",
          "org/apache/velocity/app",
          "org/hibernate",
          "org/owasp/encoder",
          "org/springframework/expression",
          "org/springframework/jdbc/core",
          "org/springframework/web/util");

  static List<String> methods() {
    return Stream.of("library.txt", "secrets.txt", "sinks.txt", "sources.txt")
        .flatMap(name -> Library.lines(name).stream())
        .map(line -> line[0])
        .filter(method -> !ELSEWHERE.contains(method.replaceFirst("(/\\*\\*|/[^/]+)\\..*", "")))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void eachLineNamesWhatExists(String method) throws ClassNotFoundException {
    int dot = method.lastIndexOf('.');
    String owner = method.substring(0, dot);
    String name = method.substring(dot + 1);
    if (owner.endsWith(BELOW)) {
      String prefix = owner.substring(0, owner.length() - BELOW.length());
      assertThat(isPackageOfJava(prefix) || isBelow(prefix, name)).isTrue();
    } else {
      Class<?> type = Class.forName(owner.replace('/', '.'), false, getClass().getClassLoader());
      assertThat(name).matches(text -> text.equals(ANY) || has(type, text), "a method of " + type);
    }
  }

  private static boolean has(Class<?> type, String name) {
    if (name.equals("<init>")) {
      return type.getDeclaredConstructors().length > 0;
    }
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      if (Stream.of(owner.getDeclaredMethods()).map(Method::getName).anyMatch(name::equals)) {
        return true;
      }
    }
    return Stream.of(type.getMethods()).map(Method::getName).anyMatch(name::equals);
  }

  private static boolean isPackageOfJava(String prefix) {
    return ModuleLayer.boot().modules().stream()
        .anyMatch(module -> module.getPackages().contains(prefix.replace('/', '.')));
  }

  /** Whether a class below a package, in a jar of the class path, has such a method. */
  private static boolean isBelow(String prefix, String name) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .anyMatch(jar -> isIn(jar, prefix, name));
  }

  private static boolean isIn(String jar, String prefix, String name) {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().startsWith(prefix + "/") && entry.getName().endsWith(".class")) {
          ClassNode type = new ClassNode();
          new ClassReader(file.getInputStream(entry).readAllBytes())
              .accept(type, ClassReader.SKIP_CODE);
          if (name.equals(ANY) || type.methods.stream().anyMatch(m -> m.name.equals(name))) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
