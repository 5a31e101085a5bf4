package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Reads the secret on a schedule and reports its version and how long it has to live, so that a
 * secret that nobody replaces, or that the app may no longer read, is noticed before callers do.
 */
public final class SecretCheckFunction {
  /** From here on a secret that expires is reported as a warning: as early as Key Vault's event. */
  private static final Duration SOON = Duration.ofDays(30);

  private final Supplier<RotatingSecret> secret;
  private final Clock clock;

  public SecretCheckFunction() {
    this(App::secret, Clock.systemUTC());
  }

  SecretCheckFunction(Supplier<RotatingSecret> secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /** Runs as the setting {@code SECRET_CHECK_SCHEDULE} says; a failed reading fails the run. */
  @FunctionName("secret-check")
  public void check(
      @TimerTrigger(name = "timer", schedule = "%SECRET_CHECK_SCHEDULE%") String timer,
      ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    RotatingSecret rotating = secret.get();
    try {
      report(rotating.refresh(), log);
    } catch (SecretUnavailable e) {
      String age = rotating.age().map(Duration::toSeconds).map(String::valueOf).orElse("none");
      log.error("secret-unavailable", e, "reason", e.reason().name(), "heldSeconds", age);
      // Without its cause, whose text the host would log.
      throw new SecretUnavailable(e.reason());
    }
  }

  private void report(SecretVersion version, EventLog log) {
    if (version.expires() == null) {
      log.info("secret-checked", "version", version.id(), "daysLeft", "unlimited");
      return;
    }
    Duration left = Duration.between(clock.instant(), version.expires());
    String days = Long.toString(left.toDays());
    if (left.compareTo(SOON) < 0) {
      log.warning("secret-near-expiry", "version", version.id(), "daysLeft", days);
    } else {
      log.info("secret-checked", "version", version.id(), "daysLeft", days);
    }
  }
}
