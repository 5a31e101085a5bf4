package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableShipmentStoreIT {
  private static final int AT_ONCE = 8;

  private final TableClient table = EmulatedTables.table();
  private final TableShipmentStore store = new TableShipmentStore(table, new TestClock());

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

    assertThat(AtOnce.call(AT_ONCE, () -> store.add(shipment))).containsOnlyOnce(true);
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.add(Shipments.shipment(1)));
  }
}
