package com.example;

import java.time.Duration;

/** A queue of messages to process. */
interface MessageQueue {
  /** Puts a message into the queue; when this returns, the queue has it. */
  void send(String text);

  /** Lets a delivered message rest before it is delivered again; what it says stays the same. */
  void delay(Delivery delivery, Duration rest);
}
