package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurefunctionscookbook.it.AuditTools.Answer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Bicep file as tree-sitter read it: what is wrong with its syntax, and its declarations.
 *
 * <p>In a value, literals, objects and arrays stand for themselves. Any other expression is a map
 * with the key {@code $}, its kind, and {@code text}, its source; {@code bicep.mjs} says which.
 */
record Bicep(List<String> errors, List<Silence> silences, List<Declaration> declarations) {

  /** An order to the compiler to keep quiet, and the comment above it. */
  record Silence(String text, String reason) {}

  /** A parameter, variable, resource, module or output. */
  record Declaration(
      String kind,
      String name,
      int line,
      String type,
      String path,
      boolean existing,
      List<?> decorators,
      boolean assigned,
      Object value) {

    /** What the declaration says, inside of its loop and its condition. */
    Map<?, ?> body() {
      Object body = value;
      while (is(body, "for") || is(body, "if")) {
        body = ((Map<?, ?>) body).get("body");
      }
      return body instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The value at a path of names joined by dots; null where there is none. */
    Object at(String path) {
      Object found = body();
      for (String name : path.split("\\.")) {
        found = found instanceof Map<?, ?> map && !isExpression(map) ? map.get(name) : null;
      }
      return found;
    }

    String resourceType() {
      return path.replaceAll("@.*", "");
    }

    boolean isDecorated(String decorator) {
      return decorators.stream()
          .anyMatch(call -> decorator.equals(((Map<?, ?>) call).get("function")));
    }

    /** The variables of the declaration's loop: the element, and perhaps its number. */
    List<?> loopVariables() {
      return is(value, "for") ? (List<?>) ((Map<?, ?>) value).get("variables") : List.of();
    }
  }

  /** Reads files, each once, with one run of the parser. */
  static Map<Path, Bicep> read(Collection<Path> files) {
    List<Path> order = files.stream().distinct().toList();
    Answer answer =
        AuditTools.node(
            "bicep.mjs",
            order.stream().map(file -> file.toAbsolutePath().toString()).toArray(String[]::new));
    assertThat(answer.exit()).as(answer.messages()).isZero();
    List<String> lines = answer.output().lines().toList();
    assertThat(lines).hasSameSizeAs(order);
    Map<Path, Bicep> read = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Object file = Yaml.read(lines.get(i));
      read.put(order.get(i), of((Map<?, ?>) file));
    }
    return read;
  }

  private static Bicep of(Map<?, ?> file) {
    return new Bicep(
        maps(file.get("errors"))
            .map(error -> "line %s: %s".formatted(error.get("line"), error.get("text")))
            .toList(),
        maps(file.get("silences"))
            .map(
                silence ->
                    new Silence((String) silence.get("text"), (String) silence.get("reason")))
            .toList(),
        maps(file.get("declarations")).map(Bicep::declaration).toList());
  }

  private static Declaration declaration(Map<?, ?> node) {
    return new Declaration(
        (String) node.get("kind"),
        (String) node.get("name"),
        (Integer) node.get("line"),
        (String) node.get("type"),
        (String) node.get("path"),
        (Boolean) node.get("existing"),
        (List<?>) node.get("decorators"),
        (Boolean) node.get("assigned"),
        node.get("value"));
  }

  private static Stream<Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().map(item -> (Map<?, ?>) item);
  }

  Stream<Declaration> all(String kind) {
    return declarations.stream().filter(declaration -> declaration.kind().equals(kind));
  }

  Optional<Declaration> find(String kind, String name) {
    return all(kind).filter(declaration -> declaration.name().equals(name)).findFirst();
  }

  /** The resources that the file creates or changes. */
  Stream<Declaration> resources() {
    return all("resource").filter(resource -> !resource.existing());
  }

  /** Whether a value is an expression of a kind. */
  static boolean is(Object value, String kind) {
    return value instanceof Map<?, ?> map && kind.equals(map.get("$"));
  }

  static boolean isExpression(Object value) {
    return value instanceof Map<?, ?> map && map.containsKey("$");
  }

  /** A value as it stands in the file, or as JSON would show it. */
  static String text(Object value) {
    return isExpression(value) ? (String) ((Map<?, ?>) value).get("text") : String.valueOf(value);
  }

  /** Visits a value and every value in it. */
  static void visit(Object value, Consumer<Object> visitor) {
    visitor.accept(value);
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(part -> visit(part, visitor));
    } else if (value instanceof List<?> list) {
      list.forEach(part -> visit(part, visitor));
    }
  }

  /**
   * All values that an expression can have, as far as the file itself decides them.
   *
   * @throws IllegalArgumentException with the part that something else decides
   */
  List<Object> candidates(Object value, Declaration around) {
    if (!isExpression(value)) {
      return List.of(value);
    }
    Map<?, ?> expression = (Map<?, ?>) value;
    return switch ((String) expression.get("$")) {
      case "name" -> ofName((String) expression.get("text"), around);
      case "choice" ->
          ((List<?>) expression.get("parts"))
              .stream().flatMap(part -> candidates(part, around).stream()).toList();
      case "member" ->
          candidates(expression.get("of"), around).stream()
              .flatMap(object -> candidates(member(object, expression), around).stream())
              .toList();
      case "element" ->
          candidates(expression.get("of"), around).stream()
              .flatMap(Bicep::elements)
              .flatMap(element -> candidates(element, around).stream())
              .toList();
      default -> throw new IllegalArgumentException(text(value));
    };
  }

  private List<Object> ofName(String name, Declaration around) {
    if (around.loopVariables().indexOf(name) == 0) {
      return candidates(((Map<?, ?>) around.value()).get("in"), around).stream()
          .flatMap(Bicep::elements)
          .flatMap(element -> candidates(element, around).stream())
          .toList();
    }
    Declaration variable = find("var", name).orElseThrow(() -> new IllegalArgumentException(name));
    return candidates(variable.value(), around);
  }

  private static Object member(Object object, Map<?, ?> expression) {
    if (object instanceof Map<?, ?> map && map.get(expression.get("name")) != null) {
      return map.get(expression.get("name"));
    }
    throw new IllegalArgumentException(text(expression));
  }

  private static Stream<?> elements(Object collection) {
    if (collection instanceof Map<?, ?> map) {
      return map.values().stream();
    }
    if (collection instanceof List<?> list) {
      return list.stream();
    }
    throw new IllegalArgumentException(text(collection));
  }
}
