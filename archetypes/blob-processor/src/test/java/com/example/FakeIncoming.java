package com.example;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Uploads in memory, whose storage can fail anywhere. */
final class FakeIncoming implements Incoming {
  static final Instant MODIFIED = Instant.parse("2026-06-01T11:59:00Z");

  private final Map<String, Upload> uploads = new TreeMap<>();
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private int readable = Integer.MAX_VALUE;
  private boolean down;
  private boolean stuck;
  private int opened;

  void put(String name, String etag, String content) {
    put(new Upload(name, etag, 0, MODIFIED, true), content.getBytes(StandardCharsets.UTF_8));
  }

  void put(Upload upload, byte[] content) {
    uploads.put(
        upload.name(),
        new Upload(
            upload.name(),
            upload.etag(),
            upload.size() == 0 ? content.length : upload.size(),
            upload.modified(),
            upload.block()));
    contents.put(upload.name(), content);
  }

  /** Lets storage fail after so many bytes of a file. */
  void breakAfter(int bytes) {
    readable = bytes;
  }

  void failEverything(boolean fails) {
    down = fails;
  }

  void failToRemove(boolean fails) {
    stuck = fails;
  }

  boolean has(String name) {
    return uploads.containsKey(name);
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  int opened() {
    return opened;
  }

  @Override
  public String account() {
    return "stdata";
  }

  @Override
  public Optional<Upload> find(String name) {
    asked.add(name);
    if (down) {
      throw new StoreUnavailable(new IOException("Marker-4711"));
    }
    return Optional.ofNullable(uploads.get(name));
  }

  @Override
  public InputStream open(Upload upload) {
    opened++;
    InputStream content = new ByteArrayInputStream(contents.get(upload.name()));
    return new InputStream() {
      private int left = readable;

      @Override
      public int read() throws IOException {
        if (left-- <= 0) {
          throw new IOException("Marker-4711");
        }
        return content.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
          throw new IOException("Marker-4711");
        }
        int got = content.read(bytes, offset, Math.min(length, left));
        left -= Math.max(got, 0);
        return got;
      }
    };
  }

  @Override
  public boolean remove(Upload upload) {
    if (stuck) {
      throw new StoreUnavailable(new IOException("Marker-4711"));
    }
    Upload there = uploads.get(upload.name());
    if (there == null || !there.etag().equals(upload.etag())) {
      return false;
    }
    uploads.remove(upload.name());
    return true;
  }
}
