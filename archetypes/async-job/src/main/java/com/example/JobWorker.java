package com.example;

import java.util.Locale;
import java.util.function.Function;

/** Takes delivered messages and works on their jobs; what fails is the consumer's part. */
final class JobWorker {
  private final JobRunner runner;
  private final MessageConsumer consumer;

  JobWorker(JobRunner runner, MessageConsumer consumer) {
    this.runner = runner;
    this.consumer = consumer;
  }

  /**
   * Works on the job of one delivery.
   *
   * @param logs makes the log for a correlation id
   * @throws MessageFailed when the message has to come again
   */
  void process(Delivery delivery, Function<String, EventLog> logs) {
    consumer.process(
        delivery, logs, JobMessage::read, (message, log) -> process(delivery, message, log));
  }

  private void process(Delivery delivery, JobMessage message, EventLog log) {
    JobRunner.Outcome outcome = runner.run(Owner.named(message.owner()), message.job());
    String event = "job-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String[] fields = {
      "job",
      message.job(),
      "message",
      delivery.messageId(),
      "delivery",
      Long.toString(delivery.count())
    };
    switch (outcome) {
      case TOOK_TOO_LONG, RESULT_TOO_LARGE -> log.warning(event, fields);
      default -> log.info(event, fields);
    }
  }
}
