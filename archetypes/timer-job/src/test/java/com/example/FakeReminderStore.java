package com.example;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reminders in memory; fails when told to. */
final class FakeReminderStore implements ReminderStore {
  private final TreeMap<String, ReminderRow> rows = new TreeMap<>();
  private final Map<String, AsideReason> aside = new TreeMap<>();
  private final Set<String> stuck = new HashSet<>();
  private RuntimeException failure;
  private boolean keepsRows;

  void add(String key) {
    add(new ReminderRow(key, "c-1", "invoice-due", "1"));
  }

  void add(ReminderRow row) {
    rows.put(row.key(), row);
  }

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
    stuck.clear();
    keepsRows = false;
  }

  /** From now on one row can be neither removed nor set aside. */
  void failFor(String key) {
    stuck.add(key);
  }

  /** From now on a removal fails, as if the run had died before it. */
  void keepRows() {
    keepsRows = true;
  }

  List<String> left() {
    return List.copyOf(rows.keySet());
  }

  Map<String, AsideReason> aside() {
    return Map.copyOf(aside);
  }

  @Override
  public Stream<ReminderRow> due(Instant now) {
    failIfTold();
    String next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString();
    List<ReminderRow> due = new ArrayList<>(rows.headMap(next).values());
    due.addAll(rows.tailMap(":").values());
    return due.stream();
  }

  @Override
  public void remove(ReminderRow row) {
    failIfTold();
    if (keepsRows || stuck.contains(row.key())) {
      throw new IllegalStateException("Marker-4711");
    }
    rows.remove(row.key(), row);
  }

  @Override
  public void setAside(ReminderRow row, AsideReason reason, Instant at) {
    failIfTold();
    if (stuck.contains(row.key())) {
      throw new IllegalStateException("Marker-4711");
    }
    aside.put(row.key(), reason);
    rows.remove(row.key());
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }
}
