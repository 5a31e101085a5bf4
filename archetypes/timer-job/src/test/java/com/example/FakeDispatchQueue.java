package com.example;

import java.util.ArrayList;
import java.util.List;

/** A queue that keeps what it was sent; fails, or lets something happen meanwhile, when told to. */
final class FakeDispatchQueue implements DispatchQueue {
  private final List<String> sent = new ArrayList<>();
  private RuntimeException failure;
  private Runnable meanwhile = () -> {};

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
  }

  /** What happens while a message is sent. */
  void meanwhile(Runnable happens) {
    meanwhile = happens;
  }

  List<String> sent() {
    return List.copyOf(sent);
  }

  /** The dispatches in the order of their messages. */
  List<String> dispatches() {
    return sent.stream().map(text -> Json.read(text, 4096, Sent::from).dispatch()).toList();
  }

  @Override
  public void send(String text) {
    if (failure != null) {
      throw failure;
    }
    sent.add(text);
    meanwhile.run();
  }

  private record Sent(String dispatch) {
    static Sent from(JsonObject json) {
      json.allowUnread();
      return new Sent(json.text("dispatch"));
    }
  }
}
