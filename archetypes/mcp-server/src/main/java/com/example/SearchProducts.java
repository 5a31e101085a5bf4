package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The arguments of the tool {@code search_products}. */
record SearchProducts(
    @NotBlank @Size(max = 100) String query,
    @Pattern(regexp = Category.PATTERN) String category,
    @Min(1) @Max(20) Integer limit) {

  /** What a client is told about them; says the same as the constraints. */
  static final String PROPERTIES =
      """
      [
        {
          "propertyName": "query",
          "propertyType": "string",
          "description": "Text in the id, name or description of a product, up to 100 characters.",
          "isRequired": true,
          "isArray": false
        },
        {
          "propertyName": "category",
          "propertyType": "string",
          "description": "One of: fasteners, tools, safety. Every category when absent.",
          "isRequired": false,
          "isArray": false
        },
        {
          "propertyName": "limit",
          "propertyType": "integer",
          "description": "How many products at most, from 1 to 20. 10 when absent.",
          "isRequired": false,
          "isArray": false
        }
      ]
      """;

  static SearchProducts from(JsonObject json) {
    return new SearchProducts(json.text("query"), json.text("category"), json.integer("limit"));
  }
}
