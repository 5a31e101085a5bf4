package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/**
 * What a caller writes of an item.
 *
 * @param name up to 100 characters, not blank
 * @param description up to 1,000 characters; may be absent
 * @param quantity from 0 to 1,000,000
 */
record ItemContent(
    @NotBlank @Size(max = 100) String name,
    @Size(max = 1_000) String description,
    @NotNull @PositiveOrZero @Max(1_000_000) Integer quantity) {

  static ItemContent from(JsonObject json) {
    return new ItemContent(json.text("name"), json.text("description"), json.integer("quantity"));
  }
}
