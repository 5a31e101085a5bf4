package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * One product as it is stored.
 *
 * @param id made by this service, at random
 * @param version 1 at first, one more with every write
 * @param price with two decimals
 * @param created when, by the database's clock, to the microsecond
 */
record Product(UUID id, long version, String sku, String name, BigDecimal price, Instant created) {
  /** The version as a strong entity tag. */
  String etag() {
    return '"' + Long.toString(version) + '"';
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("id", id.toString());
    json.writeStringField("sku", sku);
    json.writeStringField("name", name);
    json.writeNumberField("price", price);
    json.writeStringField("created", created.toString());
  }
}
