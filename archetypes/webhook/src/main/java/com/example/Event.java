package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a sender reports, cut down to what the work needs.
 *
 * @param key names the event: the same however often it is sent, and nothing that a sender chose
 * @param source who sent it
 * @param type what happened
 * @param action what happened in particular; null where the type says it all
 * @param subject to what it happened, such as a repository
 */
record Event(
    @NotNull @Pattern(regexp = Fingerprint.PATTERN, message = "must be a fingerprint") String key,
    @NotNull @Pattern(regexp = "github|events", message = "must be a known sender") String source,
    @NotNull @Pattern(regexp = TYPE, message = "must be 1 to 60 letters, digits, '.', '_' or '-'")
        String type,
    @Pattern(regexp = TYPE, message = "must be 1 to 60 letters, digits, '.', '_' or '-'")
        String action,
    @NotNull
        @Pattern(
            regexp = SUBJECT,
            message = "must be 1 to 200 letters, digits, '.', '_', '/' or '-'")
        String subject) {
  static final String TYPE = "[A-Za-z0-9._-]{1,60}";
  static final String SUBJECT = "[A-Za-z0-9._/-]{1,200}";
}
