package com.example;

/** Where quotes are kept. */
@FunctionalInterface
interface QuoteBook {
  /**
   * Keeps a quote, once: an activity runs again when its end was not heard of.
   *
   * @throws StoreUnavailable when it cannot be told whether the quote is kept
   */
  void save(Quote quote);
}
