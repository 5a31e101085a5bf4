package com.example;

/** Where messages about due reminders go. */
interface DispatchQueue {
  /** Returns when the queue has the message; when it throws, the queue may have it or not. */
  void send(String text);
}
