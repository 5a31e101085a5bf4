package com.example;

import java.util.function.Supplier;

/**
 * A value that is made when it is first asked for, once, whichever thread asks. When making it
 * fails, the caller gets the failure and the next caller tries again.
 */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<? extends T> maker;
  private volatile T value;

  Lazy(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T made = value;
    if (made == null) {
      synchronized (this) {
        made = value;
        if (made == null) {
          made = maker.get();
          value = made;
        }
      }
    }
    return made;
  }
}
