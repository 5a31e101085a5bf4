package com.example;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of stock that is made while it is read: its rows are all of one length. */
final class GrowingFile extends InputStream {
  private static final byte[] HEADER = StockFiles.HEADER.getBytes(StandardCharsets.UTF_8);

  private final long size;
  private byte[] part = HEADER;
  private int at;
  private int rows;
  private int rowLength;
  private long given;

  GrowingFile(long size) {
    this.size = size;
  }

  /** How many bytes were read so far. */
  long given() {
    return given;
  }

  /** Where the row of an item began. */
  long startOf(StockItem item) {
    return HEADER.length + (long) item.quantity() * rowLength;
  }

  @Override
  public int read() {
    if (at == part.length && !next()) {
      return -1;
    }
    given++;
    return part[at++];
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (at == part.length && !next()) {
      return -1;
    }
    int got = Math.min(length, part.length - at);
    System.arraycopy(part, at, bytes, offset, got);
    at += got;
    given += got;
    return got;
  }

  private boolean next() {
    if (given > size) {
      return false;
    }
    String row = "t-%07d,%s,12.50,%d%n".formatted(rows, "x".repeat(200 - digits()), rows);
    part = row.replace("\r", "").getBytes(StandardCharsets.UTF_8);
    rowLength = part.length;
    at = 0;
    rows++;
    return true;
  }

  /** The fewer digits, the longer the name. */
  private int digits() {
    return Integer.toString(rows).length();
  }
}
