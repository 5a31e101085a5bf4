package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LazyTest {
  @Test
  void makesTheValueOnceWhicheverThreadsAsk() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var values =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return lazy.get();
                          }))
              .toList();
      start.countDown();
      for (Future<Integer> value : values) {
        assertThat(value.get()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void triesAgainAfterAFailure() {
    AtomicInteger tries = new AtomicInteger();
    Lazy<String> lazy =
        new Lazy<>(
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("down");
              }
              return "up";
            });

    assertThatIllegalStateException().isThrownBy(lazy::get);
    assertThat(lazy.get()).isEqualTo("up");
  }
}
