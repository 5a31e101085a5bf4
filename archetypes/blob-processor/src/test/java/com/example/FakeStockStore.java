package com.example;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stock in memory, in the order of versions, which can fail after a number of batches. */
final class FakeStockStore implements StockStore {
  /** An item and where it comes from. */
  record Row(String version, StockItem item) {}

  private final Map<String, Map<String, Row>> senders = new TreeMap<>();
  private int batches = Integer.MAX_VALUE;
  private int largest;

  void failAfter(int count) {
    batches = count;
  }

  Map<String, Row> of(String sender) {
    return Map.copyOf(senders.getOrDefault(sender, Map.of()));
  }

  Row of(String sender, String sku) {
    return of(sender).get(Fingerprint.of(sku));
  }

  Map<String, Map<String, Row>> all() {
    return Map.copyOf(senders);
  }

  int largest() {
    return largest;
  }

  @Override
  public int put(String sender, String version, List<StockItem> items) {
    if (batches-- <= 0) {
      throw new StoreUnavailable(new IOException("Marker-4711"));
    }
    largest = Math.max(largest, items.size());
    int put = 0;
    Map<String, Row> rows = senders.computeIfAbsent(sender, none -> new TreeMap<>());
    for (StockItem item : items) {
      Row there = rows.get(item.key());
      if (there == null || there.version().compareTo(version) < 0) {
        rows.put(item.key(), new Row(version, item));
        put++;
      }
    }
    return put;
  }
}
