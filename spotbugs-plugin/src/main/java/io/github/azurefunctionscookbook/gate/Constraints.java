package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** The Jakarta Validation constraints of fields and record components. */
final class Constraints {
  private static final String PACKAGE = "validation/constraints/";

  private final Program program;
  private final Map<String, Integer> cleared = new HashMap<>();
  private final Map<String, Boolean> constrained = new HashMap<>();

  Constraints(Program program) {
    this.program = program;
    for (ClassNode node : program.classes()) {
      for (FieldNode field : node.fields) {
        int bits = 0;
        boolean any = false;
        for (AnnotationNode annotation : annotations(field)) {
          bits |= cleared(annotation, 0);
          any |= isConstraint(annotation, 0);
        }
        String name = Fields.name(node.name, field.name);
        cleared.put(name, bits);
        constrained.put(name, any);
      }
    }
  }

  /** The hazards that a field does not have when its constraints hold. */
  int of(String field) {
    return cleared.getOrDefault(field, 0);
  }

  /** Whether a field has a constraint at all. */
  boolean has(String field) {
    return constrained.getOrDefault(field, false);
  }

  /** The annotations of a field and of its type. */
  static List<AnnotationNode> annotations(FieldNode field) {
    List<AnnotationNode> all = new java.util.ArrayList<>();
    if (field.visibleAnnotations != null) {
      all.addAll(field.visibleAnnotations);
    }
    if (field.visibleTypeAnnotations != null) {
      all.addAll(field.visibleTypeAnnotations);
    }
    return all;
  }

  private boolean isConstraint(AnnotationNode annotation, int depth) {
    if (annotation.desc.contains(PACKAGE) || annotation.desc.endsWith("validation/Valid;")) {
      return true;
    }
    if (annotation.desc.startsWith("Lorg/hibernate/validator/constraints/")) {
      return true;
    }
    return depth < 2
        && meta(annotation).stream()
            .anyMatch(a -> a.desc.endsWith("validation/Constraint;") || isConstraint(a, depth + 1));
  }

  private List<AnnotationNode> meta(AnnotationNode annotation) {
    ClassNode type = program.type(annotation.desc.substring(1, annotation.desc.length() - 1));
    return type == null || type.visibleAnnotations == null ? List.of() : type.visibleAnnotations;
  }

  private int cleared(AnnotationNode annotation, int depth) {
    String name = annotation.desc.substring(annotation.desc.lastIndexOf('/') + 1);
    if (annotation.desc.contains(PACKAGE)) {
      return switch (name) {
        case "Pattern;" -> pattern(annotation);
        case "Digits;", "DecimalMax;", "Max;", "Positive;" -> Hazard.TEXT;
        default -> 0;
      };
    }
    if (annotation.desc.equals("Lorg/hibernate/validator/constraints/UUID;")) {
      return Hazard.TEXT;
    }
    int bits = 0;
    if (depth < 2) {
      for (AnnotationNode meta : meta(annotation)) {
        bits |= cleared(meta, depth + 1);
      }
    }
    return bits;
  }

  private static int pattern(AnnotationNode annotation) {
    for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
      if ("regexp".equals(annotation.values.get(i))
          && annotation.values.get(i + 1) instanceof String regex) {
        return Alphabet.clearedByMatch(regex);
      }
    }
    return 0;
  }
}
