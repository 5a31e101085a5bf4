package com.example;

/**
 * What becomes of messages that are out of deliveries. The job that a message names ends as failed,
 * so the row is the record; a message that names no job is kept as it is, with the reason.
 */
final class PoisonMessages implements MessageConsumer.Notes {
  private final JobRunner runner;
  private final FailedMessageStore failures;
  private final FailedMessageReplies replies;

  PoisonMessages(JobRunner runner, FailedMessageStore failures, FailedMessageReplies replies) {
    this.runner = runner;
    this.failures = failures;
    this.replies = replies;
  }

  @Override
  public void note(Delivery delivery, Reason reason) {
    JobMessage message = read(delivery.text());
    if (message == null) {
      failures.note(delivery.fingerprint(), reason);
    } else {
      runner.giveUp(Owner.named(message.owner()), message.job(), JobFailure.WORK_FAILED);
    }
  }

  /**
   * Takes a message from the poison queue.
   *
   * @throws MessageFailed to leave it there
   */
  void take(String text, String messageId, EventLog log) {
    JobMessage message = read(text);
    if (message == null) {
      replies.keep(text, messageId, log);
    } else if (giveUp(message, messageId, log)) {
      log.warning("job-given-up", "job", message.job(), "message", messageId);
    } else {
      // Its lease runs out, and the host delivers this message again.
      log.warning("job-busy", "job", message.job(), "message", messageId);
      throw new MessageFailed(Reason.PROCESSING_FAILED);
    }
  }

  private boolean giveUp(JobMessage message, String messageId, EventLog log) {
    try {
      return runner.giveUp(
          Owner.named(message.owner()), message.job(), JobFailure.OUT_OF_DELIVERIES);
    } catch (RuntimeException e) {
      log.error("job-not-given-up", e, "job", message.job(), "message", messageId);
      throw new MessageFailed(Reason.PROCESSING_FAILED);
    }
  }

  /** The message, or null when it names no job. */
  private static JobMessage read(String text) {
    try {
      return JobMessage.read(text);
    } catch (InvalidInput | MessageRefused e) {
      return null;
    }
  }
}
