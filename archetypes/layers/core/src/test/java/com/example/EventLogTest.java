package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EventLogTest {
  private final FakeContext context = new FakeContext("createOrder");
  private final EventLog log = new EventLog(context, "correlation-1");

  @Test
  void writesOneLineOfJsonWithItsIds() {
    log.info("order-created", "order", "42");

    assertThat(context.lines())
        .containsExactly(
            "INFO {\"event\":\"order-created\",\"function\":\"createOrder\","
                + "\"invocation\":\"00000000-0000-4000-8000-000000000001\","
                + "\"correlation\":\"correlation-1\",\"order\":\"42\"}");
  }

  @Test
  void letsNoValueForgeASecondEntry() {
    log.warning("refused", "name", "x\r\nINFO {\"event\":\"paid\"}\u001b[2J\u009b\u0085");

    assertThat(context.lines()).hasSize(1);
    assertThat(context.lines().get(0))
        .contains("x__INFO {\\\"event\\\":\\\"paid\\\"}_[2J__")
        .doesNotContainPattern("\\p{Cc}");
  }

  @Test
  void shortensLongValues() {
    log.info("seen", "value", "v".repeat(100_000));

    assertThat(context.lines().get(0).length()).isLessThan(500);
  }

  @Test
  void tellsWhereAFailureComesFromButNotItsMessage() {
    Exception cause = new IllegalArgumentException("Marker-4711 in the cause");

    log.error("failed", new IllegalStateException("Marker-4711", cause), "order", "42");

    assertThat(context.lines()).hasSize(1);
    assertThat(context.lines().get(0))
        .startsWith("SEVERE ")
        .contains("java.lang.IllegalStateException < java.lang.IllegalArgumentException")
        .contains("EventLogTest.java")
        .contains("\"order\":\"42\"")
        .doesNotContain("Marker");
  }

  @Test
  void survivesARingOfCauses() {
    Exception outer = new IllegalStateException();
    outer.initCause(new IllegalArgumentException(outer));

    log.error("failed", outer);

    assertThat(context.lines()).hasSize(1);
  }

  @Test
  void acceptsAnAbsentValueAndRefusesHalfAPair() {
    log.info("seen", "value", null);

    assertThat(context.lines().get(0)).contains("\"value\":null");
    assertThatIllegalArgumentException().isThrownBy(() -> log.info("seen", "value"));
  }
}
