package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the code needs of host.json, which nobody reads who changes the one or the other. */
class HostLimitsTest {
  @Test
  void endsARunByItselfBeforeTheHostKillsIt() {
    assertThat(HostFile.functionTimeout()).isGreaterThan(RunLimits.STANDARD.longest());
  }

  @Test
  void letsARunThatHangsEnd() {
    assertThat(HostFile.functionTimeout())
        .as("bounded: -1 would let a run hang for ever")
        .isLessThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void waitsForADeadRunNoLongerThanTheHostLetsOneLive() {
    assertThat(RunLimits.STANDARD.lease()).isLessThan(HostFile.functionTimeout());
  }

  @Test
  void hasItsSummariesLogged() {
    String level =
        HostFile.read(
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
  void leavesTheHostsOwnLockAsItIs() {
    // It keeps scheduled runs apart; its periods by default go well with the limits of a run.
    Boolean isSet = HostFile.read(json -> json.object("singleton", lock -> true) != null);

    assertThat(isSet).isFalse();
  }
}
