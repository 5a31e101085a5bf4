package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableInboxStoreIT {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final int AT_ONCE = 8;

  private final TableClient table = EmulatedTables.table();
  private final TableInboxStore store = new TableInboxStore(table);
  private final InboxEntry entry = entry(Fingerprint.of("a"), NOW);

  @Test
  void writesAnEntryDownOnce() {
    assertThat(store.add(entry)).isEmpty();
    assertThat(store.add(entry(entry.key(), NOW.plusSeconds(60)))).contains(entry);
  }

  @Test
  void knowsAnEntryThatIsClosed() {
    store.add(entry);
    store.close(entry);

    assertThat(store.add(entry)).contains(closed(entry));
    assertThat(store.open(NOW.plusSeconds(1), 10)).isEmpty();
  }

  @Test
  void closesAnEntryAgainWithoutHarm() {
    store.add(entry);
    store.close(entry);

    assertThatCode(() -> store.close(entry)).doesNotThrowAnyException();

    assertThat(store.add(entry)).contains(closed(entry));
  }

  @Test
  void knowsAnEntryWhoseCallDiedBetweenTheTwoWritesOfClosing() {
    store.add(entry);
    store.close(entry);
    // As it is when the open row was not deleted any more.
    table.createEntity(
        new TableEntity("open", entry.key())
            .addProperty("Digest", entry.digest())
            .addProperty("Delivery", entry.delivery())
            .addProperty("ReceivedAt", entry.at().atOffset(ZoneOffset.UTC))
            .addProperty("Message", entry.message()));

    assertThat(store.add(entry)).contains(closed(entry));
    assertThat(store.open(NOW.plusSeconds(1), 10)).contains(entry);
    store.close(entry);
    assertThat(store.open(NOW.plusSeconds(1), 10)).doesNotContain(entry);
  }

  @Test
  void findsWhatIsOpenSinceATime() {
    InboxEntry later = entry(Fingerprint.of("b"), NOW.plusSeconds(60));
    store.add(entry);
    store.add(later);

    assertThat(store.open(NOW, 10)).isEmpty();
    assertThat(store.open(NOW.plusSeconds(60), 10)).containsExactly(entry);
    assertThat(store.open(NOW.plusSeconds(61), 10)).containsExactlyInAnyOrder(entry, later);
    assertThat(store.open(NOW.plusSeconds(61), 1)).hasSize(1);
  }

  @Test
  void forgetsOldClosedEntriesOfOneSliceAndNothingElse() {
    InboxEntry old = closedAt("ab" + "0".repeat(62), NOW);
    InboxEntry young = closedAt("ab" + "1".repeat(62), NOW.plusSeconds(60));
    InboxEntry elsewhere = closedAt("0b" + "0".repeat(62), NOW);
    InboxEntry open = entry("ab" + "2".repeat(62), NOW);
    store.add(open);

    assertThat(store.forget(0xab, NOW.plusSeconds(1), 10)).isEqualTo(1);

    assertThat(store.add(old)).isEmpty();
    assertThat(store.add(young)).contains(closed(young));
    assertThat(store.add(elsewhere)).contains(closed(elsewhere));
    assertThat(store.add(open)).contains(open);
  }

  @Test
  void forgetsNoMoreThanAskedAndMoreThanOneTransactionTakes() {
    for (int i = 0; i < 130; i++) {
      closedAt("00" + Fingerprint.of("event " + i).substring(2), NOW);
    }

    assertThat(store.forget(0, NOW.plusSeconds(1), 120)).isEqualTo(120);
    assertThat(store.forget(0, NOW.plusSeconds(1), 120)).isEqualTo(10);
    assertThat(store.forget(0, NOW.plusSeconds(1), 120)).isZero();
  }

  @Test
  void letsOneOfManyCallsAtOnceWriteAnEntry() throws Exception {
    List<Optional<InboxEntry>> found = AtOnce.call(AT_ONCE, () -> store.add(entry));

    assertThat(found).filteredOn(Optional::isEmpty).hasSize(1);
    assertThat(found).filteredOn(Optional::isPresent).containsOnly(Optional.of(entry));
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(() -> store.add(entry));
  }

  private InboxEntry closedAt(String key, Instant at) {
    InboxEntry added = entry(key, at);
    store.close(added);
    return added;
  }

  private static InboxEntry entry(String key, Instant at) {
    return new InboxEntry(key, Fingerprint.of("contents"), "delivery-1", at, "message");
  }

  private static InboxEntry closed(InboxEntry entry) {
    return new InboxEntry(entry.key(), entry.digest(), entry.delivery(), entry.at(), null);
  }
}
