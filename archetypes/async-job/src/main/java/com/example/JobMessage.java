package com.example;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Says in the queue which job to work on. What to do stands in the job's row: a message that is
 * sent twice, or comes late, finds there how far the job is.
 *
 * <p>The format has a version, since a queue outlives a release. No field has the name of a
 * trigger's metadata ({@code Id}, {@code PopReceipt}, {@code DequeueCount} ...): the host lets the
 * fields of a JSON message replace metadata of their name.
 *
 * @param owner name of the job's owner
 * @param job the job's id
 * @param correlation links the log entries of call and work
 */
record JobMessage(
    @NotNull @Pattern(regexp = Owner.PATTERN, message = "must be an owner's name") String owner,
    @NotNull @Pattern(regexp = JobId.PATTERN, message = "must be a job's id") String job,
    @NotNull @Pattern(regexp = "[A-Za-z0-9-]{8,64}", message = "must be a correlation id")
        String correlation)
    implements MessageConsumer.Correlated {
  /** Larger than any message of this format. */
  static final int MAX_BYTES = 1024;

  private static final int VERSION = 1;

  /**
   * Reads a message.
   *
   * @throws InvalidInput when it is not a strict JSON object or breaks a rule
   * @throws MessageRefused when another release has to read it
   */
  static JobMessage read(String text) {
    return Json.read(text, MAX_BYTES, JobMessage::from);
  }

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("owner", owner);
          json.writeStringField("job", job);
          json.writeStringField("correlation", correlation);
        });
  }

  private static JobMessage from(JsonObject json) {
    Integer version = json.integer("version");
    if (version == null) {
      return new JobMessage(null, null, null);
    }
    if (version != VERSION) {
      throw new MessageRefused(Reason.UNKNOWN_VERSION);
    }
    return new JobMessage(json.text("owner"), json.text("job"), json.text("correlation"));
  }
}
