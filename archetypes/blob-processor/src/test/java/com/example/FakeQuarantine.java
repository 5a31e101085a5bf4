package com.example;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Refused files and rows in memory, by sender and content. */
final class FakeQuarantine implements Quarantine {
  private final Map<String, String> kept = new TreeMap<>();
  private boolean down;

  void fail(boolean fails) {
    down = fails;
  }

  /** What is kept: the reason of a file, the text of rows. */
  Map<String, String> kept() {
    return Map.copyOf(kept);
  }

  @Override
  public void keep(Upload upload, String sender, FileReason reason) {
    put(sender + "/" + upload.id() + "/upload", reason.code());
  }

  @Override
  public void keepRows(Upload upload, String sender, String csv) {
    put(sender + "/" + upload.id() + "/rows.csv", csv);
  }

  private void put(String name, String text) {
    if (down) {
      throw new StoreUnavailable(new IOException("Marker-4711"));
    }
    kept.put(name, text);
  }
}
