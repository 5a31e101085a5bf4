package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderIdTest {
  private static final String KEY = "aaaaaaaaaaaaaaaa";

  @Test
  void isTheSameForOneCustomerAndKey() {
    assertThat(OrderId.of("c-1", KEY)).isEqualTo(OrderId.of("c-1", KEY)).matches(Order.ID);
  }

  @Test
  void isAnotherForAnotherCustomerOrKey() {
    assertThat(OrderId.of("c-1", KEY))
        .isNotEqualTo(OrderId.of("c-2", KEY))
        .isNotEqualTo(OrderId.of("c-1", KEY + "0"));
  }

  @Test
  void isAnotherEachTimeWithoutAKey() {
    assertThat(OrderId.random()).matches(Order.ID).isNotEqualTo(OrderId.random());
  }
}
