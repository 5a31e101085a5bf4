package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxDeliveriesTest {
  private static final String SETTING =
      "AzureFunctionsJobHost__extensions__queues__maxDequeueCount";

  @Test
  void countsDeliveriesAsTheHostDoes() {
    assertThat(MaxDeliveries.of(Map.of(SETTING, "7")::get)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "five", "5000"})
  void refusesANumberThatIsNone(String value) {
    assertThatIllegalStateException()
        .isThrownBy(() -> MaxDeliveries.of(Map.of(SETTING, value)::get))
        .withMessageContaining(SETTING);
  }
}
