package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.UUID;

/**
 * One item as it is stored.
 *
 * @param id made by this service, at random
 * @param version changes with every write; opaque, of the characters that {@link IfMatch} takes
 * @param content what the caller wrote
 */
record Item(UUID id, String version, ItemContent content) {
  /** The version as a strong entity tag. */
  String etag() {
    return '"' + version + '"';
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("id", id.toString());
    json.writeStringField("name", content.name());
    json.writeStringField("description", content.description());
    json.writeNumberField("quantity", content.quantity());
  }
}
