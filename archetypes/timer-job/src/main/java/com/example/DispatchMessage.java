package com.example;

/**
 * What the consumer gets. The format has a version, since a queue outlives a release. No field has
 * the name of a trigger's metadata ({@code Id}, {@code DequeueCount} ...): the host lets the fields
 * of a JSON message replace metadata of their name.
 *
 * @param reminder what is due
 * @param attempt 1 for the first; from 2 on the same dispatch may have been sent before
 * @param correlation links the log entries of this run and of the consumer
 */
record DispatchMessage(Reminder reminder, int attempt, String correlation) {
  private static final int VERSION = 1;

  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("version", VERSION);
          json.writeStringField("dispatch", reminder.dispatch());
          json.writeNumberField("attempt", attempt);
          json.writeStringField("due", reminder.due().toString());
          json.writeStringField("recipient", reminder.recipient());
          json.writeStringField("template", reminder.template());
          json.writeStringField("correlation", correlation);
        });
  }
}
