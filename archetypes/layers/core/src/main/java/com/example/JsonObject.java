package com.example;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one JSON object, each read by name and type. An absent field and a null are both
 * null, so whether a field is required stands in the record's constraints. What has the wrong type
 * is null as well and noted as a violation; so is each field that nobody read.
 */
final class JsonObject {
  private static final int MAX_VIOLATIONS = 20;

  private final Map<String, Object> members;
  private final String path;
  private final Set<String> read = new LinkedHashSet<>();
  private final List<Violation> violations;
  private final List<JsonObject> nested = new ArrayList<>();

  JsonObject(Map<String, Object> members) {
    this(members, "", new ArrayList<>());
  }

  private JsonObject(Map<String, Object> members, String path, List<Violation> violations) {
    this.members = members;
    this.path = path;
    this.violations = violations;
  }

  /** The text of a field, as sent. */
  String text(String name) {
    return value(name, String.class, "must be a string");
  }

  /** The boolean value of a field. */
  Boolean flag(String name) {
    return value(name, Boolean.class, "must be true or false");
  }

  /** The exact value of a number. */
  BigDecimal decimal(String name) {
    return value(name, BigDecimal.class, "must be a number");
  }

  /** The value of a whole number of 32 bits. */
  Integer integer(String name) {
    BigDecimal number = value(name, BigDecimal.class, "must be a whole number");
    if (number == null) {
      return null;
    }
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      note(path + name, "must be a whole number of 32 bits");
      return null;
    }
  }

  /** The record made from a nested object. */
  <T> T object(String name, Function<JsonObject, T> record) {
    Map<?, ?> fields = value(name, Map.class, "must be an object");
    return fields == null ? null : nested(fields, path + name, record);
  }

  /** The records made from an array of objects. */
  <T> List<T> objects(String name, Function<JsonObject, T> record) {
    List<?> elements = value(name, List.class, "must be an array of objects");
    if (elements == null) {
      return null;
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String element = path + name + "[" + i + "]";
      if (elements.get(i) instanceof Map<?, ?> fields) {
        values.add(nested(fields, element, record));
      } else {
        note(element, "must be an object");
      }
    }
    return values;
  }

  /** The texts of an array of strings. */
  List<String> texts(String name) {
    List<?> elements = value(name, List.class, "must be an array of strings");
    if (elements == null) {
      return null;
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof String text) {
        values.add(text);
      } else {
        note(path + name + "[" + i + "]", "must be a string");
      }
    }
    return values;
  }

  /** Lets this object have fields that nobody reads: for what a platform writes, which may grow. */
  void allowUnread() {
    read.addAll(members.keySet());
  }

  /** What was wrong with the fields read so far, and which fields nobody read; 20 at most. */
  List<Violation> violations() {
    noteUnread();
    return List.copyOf(violations);
  }

  private void noteUnread() {
    for (String name : members.keySet()) {
      if (!read.contains(name)) {
        note(path + name, "is not a known field");
      }
    }
    nested.forEach(JsonObject::noteUnread);
  }

  private <T> T nested(Map<?, ?> fields, String at, Function<JsonObject, T> record) {
    Map<String, Object> named = new LinkedHashMap<>();
    fields.forEach((name, value) -> named.put((String) name, value));
    JsonObject object = new JsonObject(named, at + ".", violations);
    nested.add(object);
    return record.apply(object);
  }

  private <T> T value(String name, Class<T> type, String allowed) {
    read.add(name);
    Object value = members.get(name);
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    note(path + name, allowed);
    return null;
  }

  private void note(String field, String message) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(new Violation(field, message));
    }
  }
}
