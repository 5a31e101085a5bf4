package io.github.azurefunctionscookbook.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of the application, and what is known of the hierarchy above them. */
final class Program {
  /**
   * A method with its class.
   *
   * @param owner the class that declares it
   */
  record Method(ClassNode owner, MethodNode node) {
    String id() {
      return owner.name + "." + node.name + node.desc;
    }

    boolean isStatic() {
      return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean isAbstract() {
      return (node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
    }

    Place place(int line) {
      String source = owner.sourceFile == null ? owner.name : owner.sourceFile;
      return new Place(owner.name, source, node.name, node.desc, isStatic(), line);
    }
  }

  static final String RECORD = "java/lang/Record";

  private static final int MAX_TARGETS = 8;

  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, Set<String>> below = new HashMap<>();
  private final Map<String, List<String>> above = new HashMap<>();
  private final Map<String, List<Method>> targets = new HashMap<>();
  private final Set<String> called = new HashSet<>();
  private final Function<String, List<String>> libraries;

  /**
   * The program of some class files.
   *
   * @param libraries gives what a class of a library directly extends and implements
   */
  Program(Collection<byte[]> files, Function<String, List<String>> libraries) {
    this.libraries = libraries;
    for (byte[] file : files) {
      ClassNode node = new ClassNode();
      new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
      classes.put(node.name, node);
    }
    for (ClassNode node : classes.values()) {
      for (MethodNode method : node.methods) {
        Method known = new Method(node, method);
        methods.put(known.id(), known);
        noteCalls(method);
      }
      for (String type : supertypes(node.name)) {
        below.computeIfAbsent(type, none -> new LinkedHashSet<>()).add(node.name);
      }
    }
  }

  Collection<ClassNode> classes() {
    return classes.values();
  }

  Collection<Method> methods() {
    List<Method> all = new ArrayList<>();
    classes.values().forEach(c -> c.methods.forEach(m -> all.add(methods.get(id(c, m)))));
    return all;
  }

  private void noteCalls(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call) {
        called.add(calledAs(call.owner, call.name, call.desc));
      } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle) {
            called.add(calledAs(handle.getOwner(), handle.getName(), handle.getDesc()));
          }
        }
      }
    }
  }

  /** Whether some method of the application calls one of this name and these types. */
  boolean isCalled(Method method) {
    return called.contains(calledAs(method.owner.name, method.node.name, method.node.desc));
  }

  /** Constructors are of one class; any other method may stand for one of another class. */
  private static String calledAs(String owner, String name, String descriptor) {
    return (name.equals("<init>") ? owner : "") + name + descriptor;
  }

  private static String id(ClassNode owner, MethodNode method) {
    return owner.name + "." + method.name + method.desc;
  }

  boolean has(String type) {
    return classes.containsKey(type);
  }

  ClassNode type(String type) {
    return classes.get(type);
  }

  boolean isEnum(String type) {
    ClassNode node = classes.get(type);
    return node != null && (node.access & Opcodes.ACC_ENUM) != 0;
  }

  boolean isThrowable(String type) {
    return type != null
        && supertypes(type).stream()
            .anyMatch(
                t ->
                    t.equals("java/lang/Throwable")
                        || !has(t) && (t.endsWith("Exception") || t.endsWith("Error")));
  }

  /** A class itself and what it extends and implements, nearest first. */
  List<String> supertypes(String type) {
    List<String> known = above.get(type);
    if (known != null) {
      return known;
    }
    Set<String> all = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      String next = open.poll();
      if (all.add(next)) {
        ClassNode node = classes.get(next);
        if (node != null) {
          if (node.superName != null) {
            open.add(node.superName);
          }
          open.addAll(node.interfaces);
        } else {
          List<String> parents = Platform.supertypes(next);
          open.addAll(parents.isEmpty() ? libraries.apply(next) : parents);
        }
      }
    }
    List<String> list = List.copyOf(all);
    above.put(type, list);
    return list;
  }

  /** The method that a class has or inherits; null when it is not the application's. */
  Method find(String type, String name, String descriptor) {
    for (String candidate : supertypes(type)) {
      Method method = methods.get(candidate + "." + name + descriptor);
      if (method != null && !method.isAbstract()) {
        return method;
      }
    }
    return null;
  }

  /** The methods of the application that a call may run. */
  List<Method> targets(int opcode, String owner, String name, String descriptor, String exact) {
    if (opcode == Opcodes.INVOKESTATIC
        || opcode == Opcodes.INVOKESPECIAL
        || exact != null && has(exact)) {
      Method method = find(exact == null || !has(exact) ? owner : exact, name, descriptor);
      return method == null ? List.of() : List.of(method);
    }
    if (!has(owner) && isOfObject(name, descriptor)) {
      return List.of();
    }
    return targets.computeIfAbsent(
        owner + "." + name + descriptor, none -> overriding(owner, name, descriptor));
  }

  private List<Method> overriding(String owner, String name, String descriptor) {
    Set<Method> found = new LinkedHashSet<>();
    Method own = find(owner, name, descriptor);
    if (own != null) {
      found.add(own);
    }
    for (String type : below.getOrDefault(owner, Set.of())) {
      Method method = methods.get(type + "." + name + descriptor);
      if (method != null && !method.isAbstract()) {
        found.add(method);
      }
    }
    // More than these tell nothing.
    return found.stream().limit(MAX_TARGETS).toList();
  }

  private static boolean isOfObject(String name, String descriptor) {
    return switch (name) {
      case "toString" -> descriptor.equals("()Ljava/lang/String;");
      case "hashCode" -> descriptor.equals("()I");
      case "equals" -> descriptor.equals("(Ljava/lang/Object;)Z");
      case "close" -> descriptor.equals("()V");
      default -> false;
    };
  }
}
