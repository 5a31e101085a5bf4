package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hierarchy of the classes that come with Java. */
final class Platform {
  private static final Map<String, List<String>> SUPERTYPES = new ConcurrentHashMap<>();

  private Platform() {}

  /** What a class of Java directly extends and implements; empty for any other class. */
  static List<String> supertypes(String type) {
    if (!type.startsWith("java/") && !type.startsWith("javax/")) {
      return List.of();
    }
    return SUPERTYPES.computeIfAbsent(type, Platform::load);
  }

  private static List<String> load(String type) {
    List<String> names = new ArrayList<>();
    try {
      Class<?> loaded =
          Class.forName(type.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
      if (loaded.getSuperclass() != null) {
        names.add(loaded.getSuperclass().getName().replace('.', '/'));
      }
      for (Class<?> parent : loaded.getInterfaces()) {
        names.add(parent.getName().replace('.', '/'));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      return List.of();
    }
    return List.copyOf(names);
  }
}
