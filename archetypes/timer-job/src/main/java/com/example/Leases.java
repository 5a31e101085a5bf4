package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes, keeps and gives back the lease of the job. */
final class Leases {
  private final LeaseStore store;
  private final Clock clock;
  private final Duration lasts;

  Leases(LeaseStore store, Clock clock, Duration lasts) {
    this.store = store;
    this.clock = clock;
    this.lasts = lasts;
  }

  /** The lease, or empty when another run holds it or has just taken it. */
  Optional<Lease> take(String owner) {
    Lease current = store.find().orElse(Lease.NONE);
    Instant now = clock.instant();
    return current.isFree(now, lasts)
        ? store.write(current.takenBy(owner, now, lasts))
        : Optional.empty();
  }

  /**
   * The same lease for longer, if it does not last long enough.
   *
   * @throws LeaseLost when another run has taken it
   */
  Lease keep(Lease lease, Duration longEnough) {
    return lease.lasts(longEnough, clock.instant()) ? lease : renew(lease);
  }

  /**
   * The same lease, from now on.
   *
   * @throws LeaseLost when another run has taken it
   */
  Lease renew(Lease lease) {
    return store.write(lease.renewed(clock.instant(), lasts)).orElseThrow(LeaseLost::new);
  }

  /** Lets the next run begin at once; without effect on a lease that another run has taken. */
  void release(Lease lease) {
    store.write(lease.released());
  }
}
