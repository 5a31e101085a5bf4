package com.example;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A store whose writes take a while, by the clock of the test. */
final class SlowDispatchStore implements DispatchStore {
  private final DispatchStore store;
  private final TestClock clock;
  private final Duration takes;

  SlowDispatchStore(DispatchStore store, TestClock clock, Duration takes) {
    this.store = store;
    this.clock = clock;
    this.takes = takes;
  }

  @Override
  public Optional<Dispatch> find(String id, Instant due) {
    return store.find(id, due);
  }

  @Override
  public Optional<Dispatch> write(Dispatch dispatch) {
    clock.advance(takes);
    return store.write(dispatch);
  }

  @Override
  public int forget(LocalDate before, int max) {
    return store.forget(before, max);
  }
}
