package com.example;

import java.time.Duration;

/** The queue of the orders to process. */
interface OrderQueue {
  /** Puts a message into the queue; when this returns, the queue has it. */
  void send(String text);

  /** Lets a delivered message rest before it is delivered again; what it says stays the same. */
  void delay(Delivery delivery, Duration rest);
}
