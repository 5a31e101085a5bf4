package com.example;

import java.util.OptionalInt;

/** What suppliers ask for their parts. */
@FunctionalInterface
interface PriceList {
  /**
   * The price of one piece in cents; empty when the supplier does not sell it.
   *
   * @throws StoreUnavailable when it cannot be told now
   */
  OptionalInt cents(String supplier, String part);
}
