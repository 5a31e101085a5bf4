package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * Some products of one owner.
 *
 * @param products as many as were asked for, or fewer
 * @param next where the next page begins; null when there is no more
 */
record ProductPage(List<Product> products, PageCursor next) {
  ProductPage {
    products = List.copyOf(products);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("products");
    for (Product product : products) {
      json.writeStartObject();
      product.write(json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("continuation", next == null ? null : next.text());
  }
}
