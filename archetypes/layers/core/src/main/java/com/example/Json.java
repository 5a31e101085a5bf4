package com.example;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Strict JSON, read into records and written by hand, token by token: no reflection, so nothing in
 * the text can choose a class, and the first call of a cold function stays fast.
 *
 * <p>Limits: nesting of 20 levels, names of 100 characters, numbers of 50 digits with an exponent
 * between -100 and 100; duplicate names and text after the object are refused.
 */
final class Json {
  private static final int MAX_DEPTH = 20;
  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_NUMBER_LENGTH = 50;
  private static final int MAX_EXPONENT = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private Json() {}

  /** Writes the members of one JSON object. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Reads one JSON object into a record and checks the record's constraints.
   *
   * @param text the input; null counts as empty
   * @param maxBytes how many bytes of UTF-8 the input may have
   * @param record makes the record from the object's fields
   * @throws InvalidInput when the input is too large, is not strict JSON, has a field that the
   *     record does not read, or breaks a constraint
   */
  static <T> T read(String text, int maxBytes, Function<JsonObject, T> record) {
    JsonObject fields = new JsonObject(parse(limited(text, maxBytes)));
    T value = record.apply(fields);
    List<Violation> violations = fields.violations();
    if (violations.isEmpty()) {
      violations = Constraints.violations(value);
    }
    if (!violations.isEmpty()) {
      throw new InvalidInput(InvalidInput.Kind.INVALID, violations);
    }
    return value;
  }

  /** Writes one JSON object as text; every value is escaped by the generator. */
  static String write(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing JSON into memory failed", e);
    }
    return text.toString();
  }

  /**
   * The input, if it is no larger than allowed.
   *
   * @throws InvalidInput when there is none or it is too large
   */
  static String limited(String text, int maxBytes) {
    if (text == null) {
      throw malformed();
    }
    // The cheap test first: a text has at least as many bytes as characters.
    if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new InvalidInput(InvalidInput.Kind.TOO_LARGE, List.of());
    }
    return text;
  }

  private static Map<String, Object> parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw malformed();
      }
      return object;
    } catch (IOException e) {
      // The parser's own message quotes the input, so it goes no further.
      throw malformed();
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw malformed();
    };
  }

  private static BigDecimal number(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    // 1e999999999 is a short text, but its digits would fill the memory of whoever prints it.
    if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
      throw malformed();
    }
    return number;
  }

  private static InvalidInput malformed() {
    return new InvalidInput(InvalidInput.Kind.MALFORMED, List.of());
  }
}
