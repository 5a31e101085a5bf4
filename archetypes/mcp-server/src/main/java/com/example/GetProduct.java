package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The arguments of the tool {@code get_product}. */
record GetProduct(@NotNull @Pattern(regexp = Product.ID) String id) {

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
        }
      ]
      """;

  static GetProduct from(JsonObject json) {
    return new GetProduct(json.text("id"));
  }
}
