package com.example;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * What a caller writes of a product. The table has the same rules, so that no other way of writing
 * goes around them.
 *
 * @param sku the owner's own number of the product: up to 40 capital letters, digits and hyphens
 * @param name up to 100 characters, not blank, without control characters and halves of characters,
 *     which the database cannot store
 * @param price from 0 to 1,000,000 with two decimals
 */
record ProductContent(
    @NotNull @Pattern(regexp = "[A-Z0-9-]{1,40}") String sku,
    @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String name,
    @NotNull @PositiveOrZero @Digits(integer = 7, fraction = 2) @Max(1_000_000) BigDecimal price) {

  static ProductContent from(JsonObject json) {
    return new ProductContent(json.text("sku"), json.text("name"), json.decimal("price"));
  }

  /** The same for contents that mean the same; tells whether a creation is repeated. */
  String fingerprint() {
    return Fingerprint.of(
        Json.write(
            json -> {
              json.writeStringField("sku", sku);
              json.writeStringField("name", name);
              json.writeStringField("price", price.stripTrailingZeros().toPlainString());
            }));
  }
}
