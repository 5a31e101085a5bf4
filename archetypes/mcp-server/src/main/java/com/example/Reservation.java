package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * A quantity of a product that is kept for a caller.
 *
 * @param id made of the caller and the caller's key, of the form {@link Fingerprint#PATTERN}: the
 *     same call has the same id, and nobody can make that of another caller
 */
record Reservation(String id, String product, int quantity) {
  static Reservation of(Caller caller, ReserveProduct wanted) {
    String key = caller.tenant() + "/" + caller.subject() + "/" + wanted.key();
    return new Reservation(Fingerprint.of(key), wanted.id(), wanted.quantity());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("reservation", id);
    json.writeStringField("product", product);
    json.writeNumberField("quantity", quantity);
  }
}
