package com.example;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Dispatches in memory; loses the note that a message was sent when told to. */
final class FakeDispatchStore implements DispatchStore {
  private final Map<String, Dispatch> dispatches = new HashMap<>();
  private int versions;
  private boolean dying;

  /** From now on nothing can be noted as sent, as if the run had died before it. */
  void dieBeforeNoting() {
    dying = true;
  }

  void recover() {
    dying = false;
  }

  Dispatch get(String id) {
    return dispatches.get(id);
  }

  int size() {
    return dispatches.size();
  }

  @Override
  public Optional<Dispatch> find(String id, Instant due) {
    return Optional.ofNullable(dispatches.get(id));
  }

  @Override
  public Optional<Dispatch> write(Dispatch dispatch) {
    if (dying && dispatch.isSent()) {
      throw new IllegalStateException("Marker-4711");
    }
    Dispatch known = dispatches.get(dispatch.id());
    if (!Objects.equals(known == null ? null : known.version(), dispatch.version())) {
      return Optional.empty();
    }
    versions++;
    Dispatch stored = dispatch.stored(Integer.toString(versions));
    dispatches.put(dispatch.id(), stored);
    return Optional.of(stored);
  }

  @Override
  public int forget(LocalDate before, int max) {
    List<String> old =
        dispatches.values().stream()
            .filter(d -> d.due().atOffset(ZoneOffset.UTC).toLocalDate().isBefore(before))
            .map(Dispatch::id)
            .limit(max)
            .toList();
    old.forEach(dispatches::remove);
    return old.size();
  }
}
