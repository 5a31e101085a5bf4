package com.example;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What an operator wants to have replayed.
 *
 * @param max how many dead letters, 1 to 50
 * @param sequenceNumbers which; null for the oldest
 */
record ReplayOrder(
    @NotNull @Min(1) @Max(ReplayOrder.MAX) Integer max,
    @Size(min = 1, max = ReplayOrder.MAX)
        List<
                @NotNull
                @Pattern(regexp = "[0-9]{1,19}", message = "must be a sequence number in digits")
                String>
            sequenceNumbers) {
  static final int MAX = 50;

  ReplayOrder {
    sequenceNumbers = sequenceNumbers == null ? null : List.copyOf(sequenceNumbers);
  }

  static ReplayOrder from(JsonObject json) {
    return new ReplayOrder(json.integer("max"), json.texts("sequenceNumbers"));
  }

  boolean wants(DeadLetter letter) {
    return sequenceNumbers == null
        || sequenceNumbers.contains(Long.toString(letter.sequenceNumber()));
  }
}
