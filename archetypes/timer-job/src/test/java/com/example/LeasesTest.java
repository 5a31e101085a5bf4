package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LASTS = Duration.ofSeconds(90);
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private final TestClock clock = new TestClock();
  private final FakeLeaseStore store = new FakeLeaseStore();
  private final Leases leases = new Leases(store, clock, LASTS);

  @Test
  void givesTheLeaseToOneRunOnly() {
    assertThat(leases.take("a")).map(Lease::owner).contains("a");

    assertThat(leases.take("b")).isEmpty();
  }

  @Test
  void givesItToTheNextRunOnceItIsReleased() {
    leases.release(leases.take("a").orElseThrow());

    assertThat(leases.take("b")).map(Lease::owner).contains("b");
  }

  @Test
  void givesItToAnotherRunOnceItHasRunOut() {
    leases.take("a");
    clock.advance(LASTS.minusSeconds(1));
    assertThat(leases.take("b")).isEmpty();

    clock.advance(Duration.ofSeconds(1));

    assertThat(leases.take("b")).map(Lease::owner).contains("b");
  }

  @Test
  void doesNotGiveItToARunThatWasSlowerThanAnother() {
    Lease read = Lease.NONE;
    leases.take("a");

    assertThat(store.write(read.takenBy("b", clock.instant(), LASTS))).isEmpty();
  }

  @Test
  void givesEachHolderAGreaterToken() {
    Lease first = leases.take("a").orElseThrow();
    leases.release(first);

    assertThat(leases.take("b").orElseThrow().token()).isGreaterThan(first.token());
  }

  @Test
  void givesAGreaterTokenThoughTheRowWasDeleted() {
    Lease first = leases.take("a").orElseThrow();
    store.delete();
    clock.advance(Duration.ofMinutes(5));

    assertThat(leases.take("b").orElseThrow().token()).isGreaterThan(first.token());
  }

  @Test
  void givesAGreaterTokenThoughTheClockWentBack() {
    Lease first = leases.take("a").orElseThrow();
    leases.release(first);
    clock.advance(Duration.ofDays(-1));

    assertThat(leases.take("b").orElseThrow().token()).isGreaterThan(first.token());
  }

  @Test
  void renewsALeaseThatDoesNotLastLongEnough() {
    Lease taken = leases.take("a").orElseThrow();
    clock.advance(Duration.ofSeconds(30));

    Lease kept = leases.keep(taken, ENOUGH);

    assertThat(kept.expires()).isEqualTo(clock.instant().plus(LASTS));
    assertThat(kept.token()).isEqualTo(taken.token());
    assertThat(store.get()).isEqualTo(kept);
  }

  @Test
  void asksNobodyWhileItLastsLongEnough() {
    Lease taken = leases.take("a").orElseThrow();
    clock.advance(Duration.ofSeconds(29));

    assertThat(leases.keep(taken, ENOUGH)).isSameAs(taken);
    assertThat(store.writes()).isEqualTo(1);
  }

  @Test
  void tellsAHolderThatAnotherRunHasTakenOver() {
    Lease lost = leases.take("a").orElseThrow();
    clock.advance(LASTS);
    leases.take("b");

    assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> leases.keep(lost, ENOUGH));
  }

  @Test
  void leavesToItsHolderWhatAFormerOneReleases() {
    Lease lost = leases.take("a").orElseThrow();
    clock.advance(LASTS);
    leases.take("b");

    leases.release(lost);

    assertThat(leases.take("c")).isEmpty();
  }

  @Test
  void doesNotBelieveALeaseThatLastsLongerThanAnyDoes() {
    clock.advance(Duration.ofDays(365));
    leases.take("a");
    clock.advance(Duration.ofDays(-365));

    assertThat(leases.take("b")).map(Lease::owner).contains("b");
  }

  @Test
  void believesALeaseWhoseHoldersClockIsAhead() {
    clock.advance(LASTS);
    leases.take("a");
    clock.advance(LASTS.negated());

    assertThat(leases.take("b")).isEmpty();
  }

  @Test
  void keepsWhatIsDoneFromRunToRun() {
    Lease first = leases.take("a").orElseThrow().done(clock.instant());
    leases.release(first);

    assertThat(leases.take("b")).map(Lease::doneUpTo).isEqualTo(Optional.of(clock.instant()));
  }

  @Test
  void neverTakesBackWhatIsDone() {
    Lease first = leases.take("a").orElseThrow().done(clock.instant());

    assertThat(first.done(clock.instant().minusSeconds(1)).doneUpTo()).isEqualTo(clock.instant());
    assertThat(first.done(clock.instant().plusSeconds(1)).doneUpTo())
        .isEqualTo(clock.instant().plusSeconds(1));
  }
}
