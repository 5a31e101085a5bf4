package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;

/**
 * What one party asked to be reminded of.
 *
 * @param dispatch the same for each copy of this reminder, however often it is sent
 * @param due when it is to be sent, in whole seconds
 * @param recipient whom it is for; an identifier, not an address
 * @param template which text to use; an identifier, not the text
 */
record Reminder(
    @NotNull @Pattern(regexp = Reminder.KEY, message = "must be a time and an id") String dispatch,
    @NotNull Instant due,
    @NotNull
        @Pattern(regexp = Reminder.NAME, message = "must be 1 to 64 letters, digits and hyphens")
        String recipient,
    @NotNull
        @Pattern(regexp = Reminder.NAME, message = "must be 1 to 64 letters, digits and hyphens")
        String template) {
  static final String NAME = "[A-Za-z0-9-]{1,64}";

  /** The time in UTC and the writer's own id: {@code 2026-11-24T10:00:00Z_invoice-4711}. */
  static final String KEY =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z_[A-Za-z0-9-]{1,64}";
}
