package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Some items of one owner, ordered by id.
 *
 * @param items as many as were asked for, or fewer
 * @param last id after which the next page begins; null when there is no more
 */
record ItemPage(List<Item> items, UUID last) {
  ItemPage {
    items = List.copyOf(items);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("items");
    for (Item item : items) {
      json.writeStartObject();
      item.write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("continuation", last == null ? null : last.toString());
  }
}
