package com.example;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Notes and messages in memory; fails when told to. */
final class FakeFailedMessageStore implements FailedMessageStore {
  private final Map<String, Reason> notes = new HashMap<>();
  private final Map<String, FailedMessage> kept = new HashMap<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  Map<String, Reason> notes() {
    return Map.copyOf(notes);
  }

  @Override
  public void note(String id, Reason reason) {
    failIfTold();
    notes.put(id, reason);
  }

  @Override
  public void keep(String id, String text, Instant at) {
    failIfTold();
    Reason reason = notes.getOrDefault(id, Reason.UNKNOWN);
    kept.put(id, new FailedMessage(id, reason.code(), at, text));
  }

  @Override
  public List<FailedMessage.Summary> list(int max) {
    return kept.values().stream()
        .map(each -> new FailedMessage.Summary(each.id(), each.reason(), each.keptAt()))
        .toList();
  }

  @Override
  public Optional<FailedMessage> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public boolean release(String id, Consumer<String> to) {
    throw new UnsupportedOperationException("No test replays from memory");
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }
}
