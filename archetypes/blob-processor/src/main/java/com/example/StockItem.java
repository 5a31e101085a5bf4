package com.example;

import java.math.BigDecimal;

/**
 * How much there is of something, and what it costs.
 *
 * @param sku what its sender calls it
 * @param name for people
 * @param price of one, not negative
 * @param quantity negative when more is sold than is there
 */
record StockItem(String sku, String name, BigDecimal price, int quantity) {
  /** The key of its row among those of its sender; of a fixed form whatever the sku is. */
  String key() {
    return Fingerprint.of(sku);
  }
}
