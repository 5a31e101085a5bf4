package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

  @Test
  void endsARunByItselfBeforeTheHostKillsIt() throws IOException {
    assertThat(functionTimeout()).isGreaterThan(RunLimits.STANDARD.longest());
  }

  @Test
  void letsARunThatHangsEnd() throws IOException {
    assertThat(functionTimeout())
        .as("bounded: -1 would let a run hang for ever")
        .isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void waitsForADeadRunNoLongerThanTheHostLetsOneLive() throws IOException {
    assertThat(RunLimits.STANDARD.lease()).isLessThan(functionTimeout());
  }

  @Test
  void hasItsSummariesLogged() throws IOException {
    String level =
        host(
            json ->
                json.object(
                    "logging",
                    logging -> {
                      logging.allowUnread();
                      return logging.object(
                          "logLevel",
                          levels -> {
                            levels.allowUnread();
                            return levels.text("Function");
                          });
                    }));

    assertThat(level).isIn("Trace", "Debug", "Information");
  }

  @Test
  void leavesTheHostsOwnLockAsItIs() throws IOException {
    // It keeps scheduled runs apart; its periods by default go well with the limits of a run.
    Boolean isSet = host(json -> json.object("singleton", lock -> true) != null);

    assertThat(isSet).isFalse();
  }

  private static Duration functionTimeout() throws IOException {
    String text = host(json -> json.text("functionTimeout"));
    assertThat(text).as("functionTimeout").matches("[0-9]{2}:[0-9]{2}:[0-9]{2}");
    return Duration.between(LocalTime.MIN, LocalTime.parse(text));
  }

  private static <T> T host(Function<JsonObject, T> member) throws IOException {
    return Json.read(
            Files.readString(file()),
            MAX_BYTES,
            json -> {
              json.allowUnread();
              return new Member<>(member.apply(json));
            })
        .value();
  }

  /** In the root of the project; in the recipe's own repository with what all projects share. */
  private static Path file() {
    return Stream.of(Path.of("host.json"), Path.of("..", "common", "host.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }

  private record Member<T>(T value) {}
}
