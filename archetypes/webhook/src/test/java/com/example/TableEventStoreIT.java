package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableServiceException;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TableEventStoreIT {
  private static final int AT_ONCE = 8;

  private final TableClient table = EmulatedTables.table();
  private final TableEventStore store = new TableEventStore(table, Clock.systemUTC());
  private final Event event = Events.event("a");

  @Test
  void addsAnEventOnce() {
    assertThat(store.add(event)).isTrue();
    assertThat(store.add(event)).isFalse();

    assertThat(table.listEntities().stream())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getRowKey()).isEqualTo(event.key());
              assertThat(row.getProperty("Type")).isEqualTo("issues");
              assertThat(row.getProperty("Subject")).isEqualTo("octo-org/octo-repo");
            });
  }

  @Test
  void addsAnEventWithoutAnActionOnce() {
    Event plain = new Event(event.key(), "events", "invoice.paid", null, "invoices/4711");

    assertThat(store.add(plain)).isTrue();
    assertThat(store.add(plain)).isFalse();
  }

  @Test
  void refusesAnotherEventWithAKnownKey() {
    store.add(event);

    assertThatExceptionOfType(EventConflict.class)
        .isThrownBy(() -> store.add(new Event(event.key(), "github", "issues", "closed", "o/r")));
    assertThatExceptionOfType(EventConflict.class)
        .isThrownBy(
            () -> store.add(new Event(event.key(), "github", "issues", null, event.subject())));
  }

  @Test
  void letsOneOfManyDeliveriesAtOnceWin() throws Exception {
    assertThat(AtOnce.call(AT_ONCE, () -> store.add(event))).containsOnlyOnce(true);
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(() -> store.add(event));
  }
}
