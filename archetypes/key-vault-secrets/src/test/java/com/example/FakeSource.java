package com.example;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of one secret whose versions, failures and slowness the test decides. */
final class FakeSource implements SecretSource {
  private final AtomicInteger reads = new AtomicInteger();
  private volatile SecretVersion version;
  private volatile RuntimeException failure;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  FakeSource(String id, String value) {
    put(id, value, null);
  }

  void put(String id, String value, Instant expires) {
    version = new SecretVersion(id, Secret.of(value), expires);
  }

  void fail(RuntimeException cause) {
    failure = cause;
  }

  void recover() {
    failure = null;
  }

  /** From now on a reading does not end before the latch is released. */
  CountDownLatch hold() {
    gate = new CountDownLatch(1);
    return gate;
  }

  int reads() {
    return reads.get();
  }

  @Override
  public SecretVersion latest() {
    reads.incrementAndGet();
    try {
      if (!gate.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The test never opened the gate");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure != null) {
      throw failure;
    }
    return version;
  }
}
