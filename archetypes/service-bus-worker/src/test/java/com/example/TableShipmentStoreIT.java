package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TableShipmentStoreIT {
  private static final int AT_ONCE = 8;

  private final TableClient table = newTable();
  private final TableShipmentStore store = new TableShipmentStore(table, new TestClock());

  static TableClient newTable() {
    TableClient table =
        Tables.builder("t" + UUID.randomUUID().toString().replace("-", ""))
            .connectionString(Azurite.connectionString())
            .buildClient();
    table.createTable();
    return table;
  }

  @Test
  void addsAShipment() {
    Shipment shipment = Shipments.shipment(3);

    assertThat(store.add(shipment)).isTrue();

    TableEntity row = table.getEntity(shipment.id(), "shipment");
    assertThat(row.getProperty("Warehouse")).isEqualTo("north-1");
    assertThat(row.getProperty("Parcels")).isEqualTo(3);
  }

  @Test
  void changesNothingForAShipmentThatIsThere() {
    Shipment shipment = Shipments.shipment(3);
    store.add(shipment);
    String etag = table.getEntity(shipment.id(), "shipment").getETag();

    assertThat(new TableShipmentStore(table, new TestClock()).add(shipment))
        .as("the record is in the table, not in this process")
        .isFalse();

    assertThat(table.getEntity(shipment.id(), "shipment").getETag()).isEqualTo(etag);
  }

  @Test
  void refusesAnotherShipmentWithAKnownId() {
    Shipment shipment = Shipments.shipment(3);
    store.add(shipment);

    for (Shipment other :
        List.of(
            new Shipment(shipment.id(), "south-1", shipment.order(), 3),
            new Shipment(shipment.id(), shipment.warehouse(), "o-1", 3),
            new Shipment(shipment.id(), shipment.warehouse(), shipment.order(), 4))) {
      assertThatExceptionOfType(ShipmentConflict.class).isThrownBy(() -> store.add(other));
    }
    assertThat(store.add(shipment)).isFalse();
  }

  @Test
  void letsOneOfManyDeliveriesAtOnceWin() throws Exception {
    Shipment shipment = Shipments.shipment(3);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Callable<Boolean> add = () -> store.add(shipment);
      int first = 0;
      for (Future<Boolean> added : threads.invokeAll(Collections.nCopies(AT_ONCE, add))) {
        first += added.get() ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.add(Shipments.shipment(1)));
  }
}
