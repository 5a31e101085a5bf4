package com.example;

import java.util.List;
import java.util.Optional;

/** Dead letters of another queue, for a test to do something in between. */
class ForwardingQueue implements DeadLetterQueue {
  private final DeadLetterQueue to;

  ForwardingQueue(DeadLetterQueue to) {
    this.to = to;
  }

  @Override
  public List<DeadLetter> peek(long from, int max) {
    return to.peek(from, max);
  }

  @Override
  public Optional<Locked> receive() {
    return to.receive();
  }

  @Override
  public void send(Locked original, Copy copy) {
    to.send(original, copy);
  }

  @Override
  public void complete(Locked locked) {
    to.complete(locked);
  }

  @Override
  public void release(Locked locked) {
    to.release(locked);
  }
}
