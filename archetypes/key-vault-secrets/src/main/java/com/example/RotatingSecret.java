package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A secret that may be replaced while the app runs. It is kept in the memory of this instance for a
 * bounded time and read again when that is over, when an event says so, or when the receiver of the
 * secret refuses it.
 *
 * <p>One thread reads at a time. While the store is down the last value goes on being used, up to
 * the policy's hard bound; between two failed readings and between two refusals that lead to a
 * reading lies a pause, so that neither an outage nor an attacker turns into a flood of readings.
 */
final class RotatingSecret {
  /** Least time between a failed reading and the next that a caller causes. */
  static final Duration FAILURE_PAUSE = Duration.ofSeconds(10);

  /** Least time between two readings that refusals cause. */
  static final Duration REFUSAL_PAUSE = Duration.ofSeconds(30);

  private final SecretSource source;
  private final SecretPolicy policy;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();

  private volatile Held held;
  // The rest is touched only by the thread that holds the lock.
  private Failure failure;
  private Instant refused = Instant.MIN;

  RotatingSecret(SecretSource source, SecretPolicy policy, Clock clock) {
    this.source = source;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * What is held; {@code asked} is when its reading began, so that its age is never understated.
   */
  private record Held(SecretVersion version, Instant asked) {}

  private record Failure(SecretUnavailable cause, Instant at) {}

  /**
   * The version to use now.
   *
   * @throws SecretUnavailable when none can be read and none is held within the hard bound
   */
  SecretVersion current() {
    Held now = held;
    if (isFresh(now)) {
      return now.version();
    }
    if (isUsable(now)) {
      // One caller looks for a newer one; the others go on with what there is.
      if (!reading.tryLock()) {
        return now.version();
      }
    } else {
      reading.lock();
    }
    try {
      return read();
    } finally {
      reading.unlock();
    }
  }

  /**
   * Reads the latest version now, unless a reading that began after this call did so.
   *
   * @throws SecretUnavailable when that fails; what is held stays in use within its bound
   */
  SecretVersion refresh() {
    Instant asked = clock.instant();
    reading.lock();
    try {
      if (held == null || !held.asked().isAfter(asked)) {
        fetch();
      }
      return held.version();
    } finally {
      reading.unlock();
    }
  }

  /** How long ago the version in use was read; empty when there is none. */
  Optional<Duration> age() {
    return Optional.ofNullable(held)
        .filter(this::isUsable)
        .map(value -> Duration.between(value.asked(), clock.instant()));
  }

  /**
   * Says that the receiver refused a version.
   *
   * @return whether there is another version now, so that one more try makes sense
   */
  boolean refused(SecretVersion version) {
    reading.lock();
    try {
      if (isOther(version)) {
        return true;
      }
      Instant now = clock.instant();
      if (now.isBefore(refused.plus(REFUSAL_PAUSE))) {
        return false;
      }
      refused = now;
      fetch();
      return isOther(version);
    } catch (SecretUnavailable e) {
      return false;
    } finally {
      reading.unlock();
    }
  }

  private SecretVersion read() {
    Held now = held;
    if (isFresh(now)) {
      return now.version();
    }
    try {
      if (failure != null && clock.instant().isBefore(failure.at().plus(FAILURE_PAUSE))) {
        throw failure.cause();
      }
      fetch();
      return held.version();
    } catch (SecretUnavailable e) {
      if (isUsable(now)) {
        return now.version();
      }
      held = null;
      throw e;
    }
  }

  private void fetch() {
    Instant asked = clock.instant();
    try {
      held = new Held(source.latest(), asked);
      failure = null;
    } catch (SecretUnavailable e) {
      failure = new Failure(e, clock.instant());
      throw e;
    }
  }

  private boolean isOther(SecretVersion version) {
    return held != null && !held.version().id().equals(version.id());
  }

  private boolean isFresh(Held value) {
    if (value == null) {
      return false;
    }
    Instant now = clock.instant();
    Instant expires = value.version().expires();
    // Read before it expired, expired since: its successor should be there.
    boolean expired = expires != null && expires.isAfter(value.asked()) && !now.isBefore(expires);
    return !expired && now.isBefore(value.asked().plus(policy.maxAge()));
  }

  private boolean isUsable(Held value) {
    return value != null && clock.instant().isBefore(value.asked().plus(policy.maxStale()));
  }
}
