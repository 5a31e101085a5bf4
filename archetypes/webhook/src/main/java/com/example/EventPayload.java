package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The few fields of the events sender's payload that this app uses; others are let be.
 *
 * @param type what happened
 * @param action what happened in particular, if the type does not say it all
 * @param subject to what it happened
 */
record EventPayload(
    @NotNull
        @Pattern(
            regexp = "invoice\\.paid|invoice\\.voided",
            message = "must be invoice.paid or invoice.voided")
        String type,
    @Pattern(regexp = Event.TYPE, message = "must be 1 to 60 letters, digits, '.', '_' or '-'")
        String action,
    @NotNull
        @Pattern(
            regexp = Event.SUBJECT,
            message = "must be 1 to 200 letters, digits, '.', '_', '/' or '-'")
        String subject) {

  static EventPayload from(JsonObject json) {
    EventPayload payload =
        new EventPayload(json.text("type"), json.text("action"), json.text("subject"));
    json.allowUnread();
    return payload;
  }
}
