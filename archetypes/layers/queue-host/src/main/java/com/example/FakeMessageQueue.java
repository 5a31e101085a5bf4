package com.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A queue that keeps what was asked of it; fails when told to. */
final class FakeMessageQueue implements MessageQueue {
  private final List<String> sent = new ArrayList<>();
  private final List<Duration> rests = new ArrayList<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  List<String> sent() {
    return List.copyOf(sent);
  }

  List<Duration> rests() {
    return List.copyOf(rests);
  }

  @Override
  public void send(String text) {
    failIfTold();
    sent.add(text);
  }

  @Override
  public void delay(Delivery delivery, Duration rest) {
    failIfTold();
    rests.add(rest);
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }
}
