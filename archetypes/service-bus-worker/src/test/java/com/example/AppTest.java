package com.example;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class AppTest {
  @Test
  void buildsNothingBeforeItIsNeeded() {
    assertThatCode(
            () -> {
              new ShipmentFunctions();
              new DeadLetterFunctions();
            })
        .doesNotThrowAnyException();
  }
}
