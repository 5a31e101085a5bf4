package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** An order as a caller sends it; the service gives it its id. */
record NewOrder(
    @NotNull @Pattern(regexp = Order.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String customer,
    @NotNull @Pattern(regexp = Order.NAME, message = "must be 1 to 40 letters, digits and hyphens")
        String product,
    @NotNull @Min(1) @Max(1000) Integer quantity) {

  static NewOrder from(JsonObject json) {
    return new NewOrder(json.text("customer"), json.text("product"), json.integer("quantity"));
  }
}
