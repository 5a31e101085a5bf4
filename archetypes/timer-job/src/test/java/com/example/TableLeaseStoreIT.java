package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLeaseStoreIT {
  private static final int AT_ONCE = 8;
  private static final Duration LASTS = Duration.ofSeconds(90);

  private final TestClock clock = new TestClock();
  private final TableClient table = EmulatedTables.table();
  private final TableLeaseStore store = new TableLeaseStore(table);

  @Test
  void findsNothingBeforeTheFirstRun() {
    assertThat(store.find()).isEmpty();
  }

  @Test
  void keepsWhatItWasGiven() {
    Lease first = write(Lease.NONE.takenBy("a", clock.instant(), LASTS)).orElseThrow();
    assertThat(store.find()).contains(first);

    Lease second = write(first.done(Instant.parse("2026-11-24T10:00:00Z"))).orElseThrow();
    assertThat(store.find()).contains(second);
    assertThat(second.version()).isNotEqualTo(first.version());
  }

  @Test
  void refusesWhatWasReadBeforeAnotherWrote() {
    Lease first = write(Lease.NONE.takenBy("a", clock.instant(), LASTS)).orElseThrow();
    Lease second = write(first.renewed(clock.instant(), LASTS)).orElseThrow();

    assertThat(write(first.released())).isEmpty();
    assertThat(write(Lease.NONE.takenBy("b", clock.instant(), LASTS))).isEmpty();
    assertThat(store.find()).contains(second);
  }

  @Test
  void refusesWhatIsNotThereAnyMore() {
    Lease first = write(Lease.NONE.takenBy("a", clock.instant(), LASTS)).orElseThrow();
    table.deleteEntity("lease", "dispatch-reminders");

    assertThat(write(first.renewed(clock.instant(), LASTS))).isEmpty();
  }

  @Test
  void letsOneOfManyRunsAtOnceHaveIt() throws Exception {
    assertThat(takers()).hasSize(1);

    clock.advance(LASTS);
    assertThat(takers()).hasSize(1);
  }

  @Test
  void failsWhenTheTableIsMissing() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(store::find);
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> write(Lease.NONE.takenBy("a", clock.instant(), LASTS)));
  }

  private Optional<Lease> write(Lease lease) {
    return store.write(lease);
  }

  private List<Lease> takers() throws Exception {
    Leases leases = new Leases(store, clock, LASTS);
    return AtOnce.call(
            IntStream.range(0, AT_ONCE)
                .<Callable<Optional<Lease>>>mapToObj(i -> () -> leases.take("run-" + i))
                .toList())
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
