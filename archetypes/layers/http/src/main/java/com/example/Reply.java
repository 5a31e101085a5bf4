package com.example;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to an HTTP call: a status, headers and JSON text.
 *
 * @param status the HTTP status code
 * @param headers header names, in any case, and their values
 * @param text the body, JSON written by {@link Json}; null for none
 */
record Reply(int status, Map<String, String> headers, String text) {
  Reply {
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  Reply(int status) {
    this(status, Map.of(), null);
  }

  static Reply ok(Json.Body body) {
    return new Reply(200).json(body);
  }

  /** 201 with the address of what was made. */
  static Reply created(String location, Json.Body body) {
    return new Reply(201).with("Location", location).json(body);
  }

  /** 202: the work is taken over and goes on elsewhere. */
  static Reply accepted(Json.Body body) {
    return new Reply(202).json(body);
  }

  static Reply noContent() {
    return new Reply(204);
  }

  /**
   * This reply with one more header.
   *
   * @throws IllegalArgumentException when the value holds anything but printable ASCII, which is
   *     how a header ends and another begins
   */
  Reply with(String name, String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("A header value must be printable ASCII");
    }
    TreeMap<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Reply(status, more, text);
  }

  /** This reply with a body of a content type that {@link #with} has set. */
  Reply body(Json.Body body) {
    return new Reply(status, headers, Json.write(body));
  }

  private Reply json(Json.Body body) {
    return with("Content-Type", "application/json").body(body);
  }
}
