package com.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tool answers: one JSON object of 16 KiB at most, since everything in it becomes part of
 * what a model has to read.
 */
record ToolResult(String text) {
  static final int MAX_BYTES = 16 * 1024;

  private static final int ROOM_FOR_FRAME = 256;

  /**
   * Checks the size.
   *
   * @throws IllegalStateException when the text is too large: a tool that can find that much
   *     answers with a {@link #list}
   */
  ToolResult {
    if (bytes(text) > MAX_BYTES) {
      throw new IllegalStateException("A tool's answer is larger than allowed");
    }
  }

  static ToolResult of(Json.Body body) {
    return new ToolResult(Json.write(body));
  }

  /**
   * An array of as many whole items as there is room for, and a marker that says whether these are
   * all.
   *
   * @param complete false when the items given are not all that there are
   */
  static ToolResult list(String name, List<Json.Body> items, boolean complete) {
    List<String> kept = new ArrayList<>();
    int size = ROOM_FOR_FRAME;
    for (Json.Body item : items) {
      String text = Json.write(item);
      size += bytes(text) + 1;
      if (size > MAX_BYTES) {
        break;
      }
      kept.add(text);
    }
    boolean truncated = !complete || kept.size() < items.size();
    return of(
        json -> {
          json.writeArrayFieldStart(name);
          for (String text : kept) {
            json.writeRawValue(text);
          }
          json.writeEndArray();
          json.writeBooleanField("truncated", truncated);
          if (truncated) {
            json.writeStringField("note", "There may be more. Ask for something narrower.");
          }
        });
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
