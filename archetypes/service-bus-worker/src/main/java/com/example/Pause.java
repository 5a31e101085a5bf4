package com.example;

import java.time.Duration;

/**
 * How long a failed delivery is held before it is given back: 1 s, 2 s, 4 s ... 30 s at most, and
 * up to a quarter more, which differs from message to message. The broker delivers what is given
 * back at once, so without a pause a short outage would use up all deliveries of all messages.
 */
interface Pause {
  /** Sleeps; ends early, with the thread's flag set, when the host stops the worker. */
  Pause SLEEP = Pause::sleep;

  /** Waits. */
  void rest(Duration time);

  /**
   * The pause after a failed delivery.
   *
   * @param delivery which it was, from 1
   * @param fingerprint of the message
   */
  static Duration after(int delivery, String fingerprint) {
    long seconds = Math.min(30, 1L << Math.min(delivery - 1, 10));
    long spread = Integer.parseInt(fingerprint.substring(0, 2), 16);
    return Duration.ofMillis(seconds * 1000 + seconds * 1000 * spread / 0x400);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
