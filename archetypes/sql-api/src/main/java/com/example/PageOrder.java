package com.example;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The orders in which products can be listed. Each is a statement of its own in the store: a
 * caller's text chooses one of them and never becomes part of one.
 */
enum PageOrder {
  /** By creation, newest first; the key is microseconds since 1970, before the year 2100. */
  NEWEST("newest", 4_102_444_800_000_000L) {
    @Override
    long key(Product product) {
      return ChronoUnit.MICROS.between(Instant.EPOCH, product.created());
    }

    @Override
    PageCursor start() {
      return new PageCursor(this, maxKey(), new UUID(-1, -1));
    }
  },

  /** By price, lowest first; the key is hundredths. */
  PRICE("price", 100_000_000) {
    @Override
    long key(Product product) {
      return product.price().movePointRight(2).longValueExact();
    }

    @Override
    PageCursor start() {
      return new PageCursor(this, -1, new UUID(0, 0));
    }
  };

  private final String text;
  private final long maxKey;

  PageOrder(String text, long maxKey) {
    this.text = text;
    this.maxKey = maxKey;
  }

  /**
   * The order that a caller names.
   *
   * @throws Refusal with 400 when there is none of that name
   */
  static PageOrder of(String text) {
    for (PageOrder order : values()) {
      if (order.text.equals(text)) {
        return order;
      }
    }
    throw new Refusal(Problem.badRequest("sort must be newest or price."));
  }

  /** The largest key that a product can have. */
  long maxKey() {
    return maxKey;
  }

  /** Where a product stands in this order. */
  abstract long key(Product product);

  /** A place before all products. */
  abstract PageCursor start();

  /** The price that a key of {@link #PRICE} stands for. */
  static BigDecimal price(long key) {
    return BigDecimal.valueOf(key, 2);
  }

  /** The time that a key of {@link #NEWEST} stands for. */
  static Instant time(long key) {
    return Instant.EPOCH.plus(key, ChronoUnit.MICROS);
  }
}
