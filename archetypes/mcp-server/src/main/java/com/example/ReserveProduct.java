package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The arguments of the tool {@code reserve_product}. */
record ReserveProduct(
    @NotNull @Pattern(regexp = Product.ID) String id,
    @NotNull @Min(1) @Max(10) Integer quantity,
    @NotNull @Pattern(regexp = ReserveProduct.KEY) String key) {
  static final String KEY = "[A-Za-z0-9-]{8,64}";

  /** What a client is told about them; says the same as the constraints. */
  static final String PROPERTIES =
      """
      [
        {
          "propertyName": "id",
          "propertyType": "string",
          "description": "The id of a product, as search_products gives it.",
          "isRequired": true,
          "isArray": false
        },
        {
          "propertyName": "quantity",
          "propertyType": "integer",
          "description": "How many to reserve, from 1 to 10.",
          "isRequired": true,
          "isArray": false
        },
        {
          "propertyName": "key",
          "propertyType": "string",
          "description": "A new random id for each reservation: 8 to 64 letters, digits or hyphens. \
      Send the same key again to repeat a call that got no answer; it then reserves nothing more.",
          "isRequired": true,
          "isArray": false
        }
      ]
      """;

  static ReserveProduct from(JsonObject json) {
    return new ReserveProduct(json.text("id"), json.integer("quantity"), json.text("key"));
  }
}
