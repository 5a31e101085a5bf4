package com.example;

import java.util.List;
import java.util.function.Supplier;

/** Answers an operator's calls about messages that could not be processed. */
final class FailedMessageReplies {
  private static final int MAX_BODY_BYTES = 4 * 1024;

  private final Supplier<FailedMessages> failed;

  FailedMessageReplies(Supplier<FailedMessages> failed) {
    this.failed = failed;
  }

  /** Takes a message from the poison queue into the table; throws to leave it there. */
  void keep(String message, String messageId, EventLog log) {
    try {
      log.warning("message-kept", "message", messageId, "failure", failed.get().keep(message));
    } catch (RuntimeException e) {
      log.error("message-not-kept", e, "message", messageId);
      throw new MessageFailed(Reason.PROCESSING_FAILED);
    }
  }

  /** Which messages failed, and why. */
  Reply list() {
    List<FailedMessage.Summary> found = failed.get().list();
    return Reply.ok(
        json -> {
          json.writeArrayFieldStart("failures");
          for (FailedMessage.Summary failure :
              found.subList(0, Math.min(found.size(), FailedMessages.MAX_LISTED))) {
            json.writeStartObject();
            json.writeStringField("id", failure.id());
            json.writeStringField("reason", failure.reason());
            json.writeStringField("keptAt", failure.keptAt().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeBooleanField("more", found.size() > FailedMessages.MAX_LISTED);
        });
  }

  /** A failed message as it was. */
  Reply get(Call call, String id) {
    FailedMessage failure =
        failed.get().find(id).orElseThrow(() -> new Refusal(Problem.notFound()));
    call.log().info("failed-message-shown", "failure", failure.id());
    return Reply.ok(
        json -> {
          json.writeStringField("id", failure.id());
          json.writeStringField("reason", failure.reason());
          json.writeStringField("keptAt", failure.keptAt().toString());
          json.writeStringField("message", failure.text());
        });
  }

  /** Puts chosen messages into the queue again. */
  Reply replay(Call call) {
    FailedMessages.Selection selection = call.body(MAX_BODY_BYTES, FailedMessages.Selection::from);
    FailedMessages.Replayed done = failed.get().replay(selection);
    done.replayed().forEach(id -> call.log().info("failed-message-replayed", "failure", id));
    return Reply.ok(
        json -> {
          json.writeArrayFieldStart("replayed");
          for (String id : done.replayed()) {
            json.writeString(id);
          }
          json.writeEndArray();
          json.writeArrayFieldStart("missing");
          for (String id : done.missing()) {
            json.writeString(id);
          }
          json.writeEndArray();
        });
  }
}
