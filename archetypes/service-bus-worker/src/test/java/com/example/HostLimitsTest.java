package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the code needs of host.json, which nobody reads who changes the one or the other. */
class HostLimitsTest {
  private final ServiceBus serviceBus = HostFile.extension("serviceBus", ServiceBus::from);

  @Test
  void keepsTheLockOfAMessageAsLongAsTheHostLetsItsFunctionRun() {
    assertThat(HostFile.time(serviceBus.maxAutoLockRenewalDuration()))
        .isGreaterThan(HostFile.functionTimeout());
  }

  @Test
  void endsAFunctionThatHangs() {
    assertThat(HostFile.functionTimeout())
        .as("longer than any pause, and bounded: -1 would let a run hang for ever")
        .isBetween(Pause.after(Integer.MAX_VALUE, "ff").multipliedBy(2), Duration.ofMinutes(10));
  }

  @Test
  void letsTheHostCompleteWhatSucceededAndGiveBackWhatThrew() {
    assertThat(serviceBus.autoCompleteMessages()).isTrue();
  }

  @Test
  void locksNoMessageBeforeItsTurn() {
    // What waits in memory with a running lock is delivered twice when the lock ends.
    assertThat(serviceBus.prefetchCount()).isZero();
  }

  @Test
  void boundsWhatOneInstanceDoesAtATime() {
    assertThat(serviceBus.maxConcurrentCalls()).isBetween(1, 32);
    assertThat(serviceBus.maxConcurrentSessions()).isBetween(1, 32);
  }

  @Test
  void goesOverThePortThatThePrivateNetworkLetsThrough() {
    assertThat(serviceBus.transportType()).isEqualTo("amqpWebSockets");
  }

  @Test
  void triesABoundedNumberOfTimesToReachTheBroker() {
    assertThat(serviceBus.retries().mode()).isEqualTo("exponential");
    assertThat(serviceBus.retries().maxRetries()).isBetween(1, 5);
    assertThat(HostFile.time(serviceBus.retries().tryTimeout()))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(HostFile.time(serviceBus.retries().delay())).isPositive();
    assertThat(HostFile.time(serviceBus.retries().maxDelay()))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  private record ServiceBus(
      Boolean autoCompleteMessages,
      String maxAutoLockRenewalDuration,
      Integer maxConcurrentCalls,
      Integer maxConcurrentSessions,
      Integer prefetchCount,
      String transportType,
      Retries retries) {
    private static ServiceBus from(JsonObject json) {
      return new ServiceBus(
          json.flag("autoCompleteMessages"),
          json.text("maxAutoLockRenewalDuration"),
          json.integer("maxConcurrentCalls"),
          json.integer("maxConcurrentSessions"),
          json.integer("prefetchCount"),
          json.text("transportType"),
          json.object("clientRetryOptions", Retries::from));
    }
  }

  private record Retries(
      String mode, String tryTimeout, String delay, String maxDelay, Integer maxRetries) {
    private static Retries from(JsonObject json) {
      return new Retries(
          json.text("mode"),
          json.text("tryTimeout"),
          json.text("delay"),
          json.text("maxDelay"),
          json.integer("maxRetries"));
    }
  }
}
