package com.example;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Shipments in Table Storage, a partition for each. The row of a shipment is at once the result and
 * the record that it was processed: it is inserted once, and no process needs to remember anything.
 */
final class TableShipmentStore implements ShipmentStore {
  private static final String ROW = "shipment";
  private static final String WAREHOUSE = "Warehouse";
  private static final String ORDER = "Order";
  private static final String PARCELS = "Parcels";
  private static final String PROCESSED_AT = "ProcessedAt";

  private final TableClient table;
  private final Clock clock;

  TableShipmentStore(TableClient table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean add(Shipment shipment) {
    if (insert(shipment)) {
      return true;
    }
    TableEntity processed =
        TableRows.find(table, shipment.id(), ROW)
            .orElseThrow(() -> new IllegalStateException("The shipment's row is gone again"));
    if (!shipment.equals(shipment(processed))) {
      throw new ShipmentConflict();
    }
    return false;
  }

  private boolean insert(Shipment shipment) {
    try {
      return StorageAnswer.of(
          () -> {
            table.createEntity(row(shipment));
            return true;
          });
    } catch (TableServiceException e) {
      if (TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)) {
        return false;
      }
      throw e;
    }
  }

  private TableEntity row(Shipment shipment) {
    return new TableEntity(shipment.id(), ROW)
        .addProperty(WAREHOUSE, shipment.warehouse())
        .addProperty(ORDER, shipment.order())
        .addProperty(PARCELS, shipment.parcels())
        .addProperty(PROCESSED_AT, Instant.now(clock).atOffset(ZoneOffset.UTC));
  }

  private static Shipment shipment(TableEntity row) {
    return new Shipment(
        row.getPartitionKey(),
        (String) row.getProperty(WAREHOUSE),
        (String) row.getProperty(ORDER),
        (Integer) row.getProperty(PARCELS));
  }
}
