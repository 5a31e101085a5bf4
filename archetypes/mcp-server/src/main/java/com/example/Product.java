package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A product of the catalogue.
 *
 * @param id of the form {@link #ID}
 * @param name up to 100 characters
 * @param description up to 500 characters
 * @param available how many can be reserved
 */
record Product(String id, PlainText name, PlainText description, Category category, int available) {
  /** The form of an id: nothing in it means anything in a key, an address or a query. */
  static final String ID = "[a-z0-9-]{1,40}";

  static final int MAX_NAME = 100;
  static final int MAX_DESCRIPTION = 500;

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("id", id);
    json.writeStringField("name", name.value());
    json.writeStringField("description", description.value());
    json.writeStringField("category", category.text());
    json.writeNumberField("available", available);
    if (name.shortened() || description.shortened()) {
      json.writeBooleanField("shortened", true);
    }
  }
}
