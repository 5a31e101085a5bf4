package com.example;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Failed messages in memory; fails when told to. */
final class FakeFailedMessageStore implements FailedMessageStore {
  private final Map<String, String> reasons = new HashMap<>();
  private final Map<String, FailedMessage> kept = new TreeMap<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  Map<String, String> reasons() {
    return Map.copyOf(reasons);
  }

  @Override
  public void note(String id, Reason reason) {
    failIfTold();
    reasons.put(id, reason.code());
  }

  @Override
  public void keep(String id, String text, Instant at) {
    failIfTold();
    kept.put(id, new FailedMessage(id, reasons.getOrDefault(id, "unknown"), at, text));
  }

  @Override
  public List<FailedMessage.Summary> list(int max) {
    return kept.values().stream()
        .limit(max)
        .map(order -> new FailedMessage.Summary(order.id(), order.reason(), order.keptAt()))
        .toList();
  }

  @Override
  public Optional<FailedMessage> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public boolean release(String id, Consumer<String> to) {
    Optional<FailedMessage> found = find(id);
    found.ifPresent(
        order -> {
          to.accept(order.text());
          kept.remove(id);
        });
    return found.isPresent();
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }
}
