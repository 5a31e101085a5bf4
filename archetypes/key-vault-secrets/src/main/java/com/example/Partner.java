package com.example;

import java.util.Optional;

/** The partner whose service takes our secret. */
@FunctionalInterface
interface Partner {
  /**
   * Asks for a rate.
   *
   * @return the rate; empty when the partner has none for this currency
   * @throws PartnerFailure when the partner gives no usable answer
   */
  Optional<Rate> find(String currency, Secret secret);
}
