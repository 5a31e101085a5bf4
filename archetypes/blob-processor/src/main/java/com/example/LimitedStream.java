package com.example;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails beyond a number of bytes, whatever size it was said to have. */
final class LimitedStream extends FilterInputStream {
  private long left;

  /** Thrown when there is more to read than allowed. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("There is more than allowed");
    }
  }

  LimitedStream(InputStream stream, long max) {
    super(stream);
    this.left = max;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = in.read(bytes, offset, length);
    if (got > 0) {
      count(got);
    }
    return got;
  }

  @Override
  public long skip(long bytes) {
    // What is skipped would not be counted; nobody here skips.
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new TooLong();
    }
  }
}
