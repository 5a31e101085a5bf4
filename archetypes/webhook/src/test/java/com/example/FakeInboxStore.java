package com.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An inbox in memory; fails when told to. */
final class FakeInboxStore implements InboxStore {
  private final Map<String, InboxEntry> entries = new LinkedHashMap<>();
  private final List<Integer> slices = new ArrayList<>();
  private RuntimeException adding;
  private RuntimeException closing;

  void failToAdd(RuntimeException thrown) {
    adding = thrown;
  }

  void failToClose(RuntimeException thrown) {
    closing = thrown;
  }

  List<InboxEntry> entries() {
    return List.copyOf(entries.values());
  }

  /** The slices of which something was to be forgotten. */
  List<Integer> slices() {
    return List.copyOf(slices);
  }

  @Override
  public Optional<InboxEntry> add(InboxEntry entry) {
    if (adding != null) {
      throw adding;
    }
    return Optional.ofNullable(entries.putIfAbsent(entry.key(), entry));
  }

  @Override
  public void close(InboxEntry entry) {
    if (closing != null) {
      throw closing;
    }
    entries.put(
        entry.key(),
        new InboxEntry(entry.key(), entry.digest(), entry.delivery(), entry.at(), null));
  }

  @Override
  public List<InboxEntry> open(Instant before, int max) {
    return entries.values().stream()
        .filter(entry -> entry.open() && entry.at().isBefore(before))
        .limit(max)
        .toList();
  }

  @Override
  public int forget(int slice, Instant before, int max) {
    slices.add(slice);
    int all = entries.size();
    entries.values().removeIf(entry -> !entry.open() && entry.at().isBefore(before));
    return all - entries.size();
  }
}
