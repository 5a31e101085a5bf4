package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code needs of host.json, which nobody reads who changes the one or the other. */
class HostLimitsTest {
  private static final int MAX_BYTES = 64 * 1024;

  private final Host host = Host.read();
  private final ServiceBus serviceBus = host.serviceBus();

  @Test
  void keepsTheLockOfAMessageAsLongAsTheHostLetsItsFunctionRun() {
    assertThat(time(serviceBus.maxAutoLockRenewalDuration()))
        .isGreaterThan(time(host.functionTimeout()));
  }

  @Test
  void endsAFunctionThatHangs() {
    assertThat(time(host.functionTimeout()))
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
    assertThat(time(serviceBus.retries().tryTimeout())).isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(time(serviceBus.retries().delay())).isPositive();
    assertThat(time(serviceBus.retries().maxDelay())).isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  private static Duration time(String text) {
    assertThat(text).matches("[0-9]{2}:[0-9]{2}:[0-9]{2}");
    return Duration.between(LocalTime.MIN, LocalTime.parse(text));
  }

  private record Host(String functionTimeout, ServiceBus serviceBus) {
    /** In the root of the project; in the recipe's own repository with what all share. */
    static Host read() {
      Path file =
          Stream.of(Path.of("host.json"), Path.of("..", "common", "host.json"))
              .filter(Files::isRegularFile)
              .findFirst()
              .orElseThrow();
      try {
        return Json.read(Files.readString(file), MAX_BYTES, growing(Host::from));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Host from(JsonObject json) {
      return new Host(
          json.text("functionTimeout"),
          json.object(
              "extensions",
              growing(extensions -> extensions.object("serviceBus", growing(ServiceBus::from)))));
    }
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
          json.object("clientRetryOptions", growing(Retries::from)));
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

  /** Reads an object that may have more members than are looked at here. */
  private static <T> Function<JsonObject, T> growing(Function<JsonObject, T> record) {
    return json -> {
      json.allowUnread();
      return record.apply(json);
    };
  }
}
