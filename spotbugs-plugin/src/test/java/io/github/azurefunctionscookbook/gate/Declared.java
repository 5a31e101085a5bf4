package io.github.azurefunctionscookbook.gate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A method of the platform or of a library of the class path, as it is declared there. */
record Declared(
    String owner, String name, String descriptor, boolean isStatic, boolean isInterface) {
  private static final Map<String, Optional<ClassNode>> TYPES = new HashMap<>();

  boolean isConstructor() {
    return name.equals("<init>");
  }

  /** The methods that a line of the lists names, such as a/B.c, a/B.*, or a/**.c. */
  static Stream<Declared> of(String line) {
    int dot = line.lastIndexOf('.');
    String owner = line.substring(0, dot);
    String name = line.substring(dot + 1);
    return owner.endsWith("/**")
        ? below(owner.substring(0, owner.length() - 2)).flatMap(type -> methods(type, name))
        : methods(owner, name);
  }

  /** The one method of a functional interface that gives an object; null for another type. */
  static Declared function(Type type) {
    if (type.getSort() != Type.OBJECT || !isInterface(type.getInternalName())) {
      return null;
    }
    List<Declared> open =
        supertypes(type.getInternalName()).stream()
            .filter(Declared::isInterface)
            .flatMap(
                owner ->
                    type(owner).methods.stream()
                        .filter(m -> (m.access & Opcodes.ACC_ABSTRACT) != 0)
                        .filter(m -> !m.name.equals("equals") && !m.name.equals("hashCode"))
                        .map(m -> new Declared(owner, m.name, m.desc, false, true)))
            .toList();
    return open.size() == 1 && Type.getReturnType(open.get(0).descriptor).getSort() >= Type.ARRAY
        ? open.get(0)
        : null;
  }

  private static Stream<Declared> methods(String owner, String name) {
    if (type(owner) == null) {
      return Stream.empty();
    }
    Set<Declared> found = new LinkedHashSet<>();
    for (String type : name.equals("<init>") ? List.of(owner) : supertypes(owner)) {
      for (MethodNode method : type(type).methods) {
        boolean named = name.equals("*") ? !method.name.startsWith("<") : method.name.equals(name);
        int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
        if (named && (method.access & hidden) == 0) {
          found.add(
              new Declared(
                  owner,
                  method.name,
                  method.desc,
                  (method.access & Opcodes.ACC_STATIC) != 0,
                  isInterface(owner)));
        }
      }
    }
    return found.stream();
  }

  private static boolean isInterface(String name) {
    ClassNode type = type(name);
    return type != null && (type.access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** What a class directly extends and implements; none when it is not on the class path. */
  static List<String> parents(String name) {
    ClassNode type = type(name);
    List<String> parents = new ArrayList<>();
    if (type != null) {
      if (type.superName != null) {
        parents.add(type.superName);
      }
      parents.addAll(type.interfaces);
    }
    return parents;
  }

  private static Set<String> supertypes(String name) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.poll();
      if (type(next) != null && !isObject(next) && all.add(next)) {
        open.addAll(parents(next));
      }
    }
    return all;
  }

  private static boolean isObject(String name) {
    return name.equals("java/lang/Object");
  }

  private static ClassNode type(String name) {
    return TYPES
        .computeIfAbsent(
            name,
            none -> {
              try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                if (in == null) {
                  return Optional.empty();
                }
                ClassNode type = new ClassNode();
                new ClassReader(in).accept(type, ClassReader.SKIP_CODE);
                return Optional.of(type);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .orElse(null);
  }

  /** The classes below a package, of the platform or of the jars of the class path. */
  private static Stream<String> below(String prefix) {
    Stream<String> platform = ModuleFinder.ofSystem().findAll().stream().flatMap(Declared::entries);
    Stream<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .flatMap(Declared::entries);
    return Stream.concat(platform, jars)
        .filter(name -> name.startsWith(prefix) && name.endsWith(".class"))
        .map(name -> name.substring(0, name.length() - ".class".length()));
  }

  private static Stream<String> entries(ModuleReference module) {
    try (ModuleReader reader = module.open()) {
      return reader.list().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> entries(String jar) {
    try (JarFile file = new JarFile(jar)) {
      return Collections.list(file.entries()).stream()
          .map(entry -> entry.getName())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
