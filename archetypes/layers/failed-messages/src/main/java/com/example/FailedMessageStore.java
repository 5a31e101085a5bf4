package com.example;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps messages that could not be processed, with the reason, each under its fingerprint. */
interface FailedMessageStore {
  /** Notes why a message will soon be in the poison queue. */
  void note(String id, Reason reason);

  /** Keeps a message; keeping it again changes nothing but the time. */
  void keep(String id, String text, Instant at);

  /** Some of the kept messages, in no particular order. */
  List<FailedMessage.Summary> list(int max);

  Optional<FailedMessage> find(String id);

  /**
   * Hands a kept message over and forgets it after that, unless it was kept once more meanwhile.
   *
   * @return false when there is no such message
   */
  boolean release(String id, Consumer<String> to);
}
