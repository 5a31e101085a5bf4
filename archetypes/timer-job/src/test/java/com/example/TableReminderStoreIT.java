package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReminderStoreIT {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.9Z");
  private static final String KEY = "2026-11-24T10:00:00Z_a";

  private final TableClient table = EmulatedTables.table();
  private final TableReminderStore store = new TableReminderStore(table);

  @Test
  void readsWhatIsDueInItsOrder() {
    add("2026-11-24T10:00:01Z_later");
    add("2026-11-24T10:00:00Z_zzz");
    add("2026-11-24T10:00:00Z_a");
    add("2019-12-31T23:59:59Z_long-ago");
    add("9999-12-31T23:59:59Z_never");

    assertThat(keys())
        .containsExactly(
            "2019-12-31T23:59:59Z_long-ago", "2026-11-24T10:00:00Z_a", "2026-11-24T10:00:00Z_zzz");
  }

  @Test
  void readsWhatHasNoTimeInItsKey() {
    add("invoice-4711");
    add(" ");
    add("0");
    add("\u00e9");
    add("it's or true or '");

    assertThat(keys())
        .containsExactlyInAnyOrder("invoice-4711", " ", "0", "\u00e9", "it's or true or '");
  }

  @Test
  void readsNothingOfAnotherPartition() {
    table.createEntity(reminder("customer-1", KEY));

    assertThat(keys()).isEmpty();
  }

  @Test
  void readsTheFieldsAndTakesOnlyTextForText() {
    add(KEY);
    table.createEntity(
        new TableEntity("due", "2026-11-24T10:00:00Z_b")
            .addProperty("Recipient", 7)
            .addProperty("Template", OffsetDateTime.parse("2026-11-24T10:00:00Z")));

    assertThat(store.due(NOW).toList())
        .extracting(ReminderRow::recipient, ReminderRow::template)
        .containsExactly(tuple("c-1", "invoice-due"), tuple(null, null));
  }

  @Test
  void readsMoreThanAPageThoughRowsAreRemovedMeanwhile() {
    List<String> all =
        IntStream.range(1000, 1250).mapToObj(i -> "2026-11-24T09:00:00Z_" + i).toList();
    all.forEach(this::add);

    List<String> read =
        store
            .due(NOW)
            .map(
                row -> {
                  store.remove(row);
                  return row.key();
                })
            .toList();

    assertThat(read).isEqualTo(all);
    assertThat(keys()).isEmpty();
  }

  @Test
  void keepsARowThatWasWrittenAnewMeanwhile() {
    add(KEY);
    ReminderRow row = only();
    table.upsertEntity(reminder("due", KEY).addProperty("Recipient", "c-2"));

    store.remove(row);

    assertThat(only().recipient()).isEqualTo("c-2");
  }

  @Test
  void removesARowThatIsGone() {
    add(KEY);
    ReminderRow row = only();
    store.remove(row);

    store.remove(row);

    assertThat(keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "invoice-4711", "it's or true or '", "a b"})
  void setsARowAsideWithItsReasonAndAllThatItHeld(String key) {
    table.createEntity(
        reminder("due", key)
            .addProperty("Amount", 7L)
            .addProperty("Bytes", new byte[] {1, 2})
            .addProperty("Reason", "the writer's own"));

    store.setAside(only(), AsideReason.INVALID, NOW);

    assertThat(keys()).isEmpty();
    TableEntity kept = table.getEntity("aside", key);
    assertThat(kept.getProperties())
        .containsEntry("Recipient", "c-1")
        .containsEntry("Amount", 7L)
        .containsEntry("Reason", "invalid")
        .containsEntry("SetAsideAt", OffsetDateTime.parse("2026-11-24T10:00:00.9Z"));
    assertThat((byte[]) kept.getProperty("Bytes")).containsExactly(1, 2);
  }

  @Test
  void setsARowAsideAgainAfterARunDiedInBetween() {
    add(KEY);
    store.setAside(only(), AsideReason.INVALID, NOW);
    add(KEY);

    store.setAside(only(), AsideReason.TOO_LATE, NOW);

    assertThat(keys()).isEmpty();
    assertThat(table.getEntity("aside", KEY).getProperty("Reason")).isEqualTo("too_late");
  }

  @Test
  void keepsOfALargeRowWhatFitsBesideTheReason() {
    TableEntity huge = reminder("due", KEY).addProperty("Long", "v".repeat(30_000));
    IntStream.range(0, 230).forEach(i -> huge.addProperty("P" + i, "v".repeat(2000)));
    table.createEntity(huge);

    store.setAside(only(), AsideReason.INVALID, NOW);

    assertThat(keys()).isEmpty();
    assertThat(table.getEntity("aside", KEY).getProperties())
        .containsEntry("Reason", "invalid")
        .containsKey("P0")
        .doesNotContainKey("Long")
        .hasSizeLessThan(40);
  }

  @Test
  void setsNothingAsideThatIsGone() {
    add(KEY);
    ReminderRow row = only();
    store.remove(row);

    store.setAside(row, AsideReason.INVALID, NOW);

    assertThat(table.listEntities()).isEmpty();
  }

  @Test
  void failsWhenTheTableIsMissing() {
    table.deleteTable();

    assertThatExceptionOfType(HttpResponseException.class)
        .isThrownBy(() -> store.due(NOW).toList());
  }

  private void add(String key) {
    table.createEntity(reminder("due", key));
  }

  private static TableEntity reminder(String partition, String key) {
    return new TableEntity(partition, key)
        .addProperty("Recipient", "c-1")
        .addProperty("Template", "invoice-due");
  }

  private List<String> keys() {
    return store.due(NOW).map(ReminderRow::key).toList();
  }

  private ReminderRow only() {
    List<ReminderRow> rows = store.due(NOW).toList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }
}
