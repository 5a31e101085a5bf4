package com.example;

import java.util.List;

/** Where the stock of each sender is kept. */
interface StockStore {
  /** The most items that are put at once. */
  int MAX_ITEMS = 100;

  /**
   * Puts items with different keys, all or none. One that is there in the same or a greater version
   * stays as it is.
   *
   * @return how many were put
   */
  int put(String sender, String version, List<StockItem> items);
}
