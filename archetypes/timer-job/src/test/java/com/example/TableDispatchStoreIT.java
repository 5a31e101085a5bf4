package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableDispatchStoreIT {
  private static final int AT_ONCE = 8;
  private static final Instant DUE = Instant.parse("2026-11-24T10:00:00Z");

  private final TableClient table = EmulatedTables.table();
  private final TableDispatchStore store = new TableDispatchStore(table);

  @Test
  void keepsWhatItWasGiven() {
    Dispatch claimed = store.write(first("a", DUE)).orElseThrow();
    assertThat(store.find(claimed.id(), DUE)).contains(claimed);

    Dispatch sent = store.write(claimed.claimedAgain(8).sent(DUE.plusMillis(7))).orElseThrow();
    assertThat(store.find(claimed.id(), DUE)).contains(sent);
    assertThat(sent).returns(2, Dispatch::attempt).returns(8L, Dispatch::token);
  }

  @Test
  void refusesASecondFirstClaim() {
    store.write(first("a", DUE));

    assertThat(store.write(first("a", DUE))).isEmpty();
  }

  @Test
  void refusesWhatWasReadBeforeAnotherWrote() {
    Dispatch claimed = store.write(first("a", DUE)).orElseThrow();
    store.write(claimed.claimedAgain(8));

    assertThat(store.write(claimed.sent(DUE))).isEmpty();
    assertThat(store.find(claimed.id(), DUE)).map(Dispatch::isSent).contains(false);
  }

  @Test
  void letsOneOfManyClaimsAtOnceWin() throws Exception {
    assertThat(AtOnce.call(AT_ONCE, () -> store.write(first("a", DUE))))
        .filteredOn(Optional::isPresent)
        .hasSize(1);
  }

  @Test
  void forgetsWhatWasDueBeforeADayAndNothingElse() {
    Dispatch old = store.write(first("a", Instant.parse("2026-11-22T23:59:59Z"))).orElseThrow();
    Dispatch older = store.write(first("a", Instant.parse("2026-11-21T10:00:00Z"))).orElseThrow();
    Dispatch kept = store.write(first("a", Instant.parse("2026-11-23T00:00:00Z"))).orElseThrow();
    LocalDate before = LocalDate.parse("2026-11-23");

    // A day at a time: the service refuses a transaction that takes rows of two partitions.
    assertThat(store.forget(before, 100)).isEqualTo(1);
    assertThat(store.forget(before, 100)).isEqualTo(1);

    assertThat(store.forget(before, 100)).isZero();
    assertThat(store.find(old.id(), old.due())).isEmpty();
    assertThat(store.find(older.id(), older.due())).isEmpty();
    assertThat(store.find(kept.id(), kept.due())).contains(kept);
  }

  @Test
  void forgetsNoMoreAtOnceThanAsked() {
    for (String id : List.of("a", "b", "c")) {
      store.write(first(id, DUE));
    }

    assertThat(store.forget(LocalDate.parse("2026-11-25"), 2)).isEqualTo(2);
    assertThat(table.listEntities()).hasSize(1);
  }

  @Test
  void failsWhenTheTableIsMissing() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.write(first("a", DUE)));
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.find("2026-11-24T10:00:00Z_a", DUE));
  }

  private static Dispatch first(String id, Instant due) {
    return Dispatch.first(new Reminder(due + "_" + id, due, "c-1", "invoice-due"), 7);
  }
}
