package com.example;

import java.util.List;
import java.util.Optional;

/**
 * The dead letters of the queue, and the way back into it. Every method throws {@link
 * QueueUnavailable} when the broker does not do what it is asked to.
 */
interface DeadLetterQueue {
  /** A dead letter that nobody else gets until its lock ends. */
  interface Locked {
    DeadLetter letter();
  }

  /**
   * In what a copy differs from the dead letter; all else stays as it is, the session too.
   *
   * @param messageId its id
   * @param replays how often the message was replayed, this time included
   */
  record Copy(String messageId, int replays) {}

  /** Some dead letters from a sequence number on, in their order; looks only, locks nothing. */
  List<DeadLetter> peek(long from, int max);

  /** Takes the oldest dead letter that nobody has locked; empty when there is none. */
  Optional<Locked> receive();

  /**
   * Puts a copy into the queue. When this returns, the broker has it, or has had one with its id
   * within the window of its duplicate detection.
   */
  void send(Locked original, Copy copy);

  /** Removes a dead letter. */
  void complete(Locked locked);

  /** Gives a dead letter back, for others to take at once. */
  void release(Locked locked);
}
