package com.example;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls on as many threads at a time, as from several instances of the app. */
final class AtOnce {
  private AtOnce() {}

  /** What each call returns, in their order. */
  static <T> List<T> call(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    CyclicBarrier start = new CyclicBarrier(calls.size());
    List<Callable<T>> attempts = new ArrayList<>();
    for (Callable<T> call : calls) {
      attempts.add(
          () -> {
            start.await();
            return call.call();
          });
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(attempts)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What the same call returns when it is made several times. */
  static <T> List<T> call(int times, Callable<T> call) throws Exception {
    return call(Collections.nCopies(times, call));
  }
}
