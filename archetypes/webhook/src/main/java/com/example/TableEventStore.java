package com.example;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Events in Table Storage, spread over 256 partitions by the first byte of their key. The row of an
 * event is at once the result and the record that the event was processed: it is inserted once.
 */
final class TableEventStore implements EventStore {
  private static final String SOURCE = "Source";
  private static final String TYPE = "Type";
  private static final String ACTION = "Action";
  private static final String SUBJECT = "Subject";
  private static final String PROCESSED_AT = "ProcessedAt";

  private final TableClient table;
  private final Clock clock;

  TableEventStore(TableClient table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean add(Event event) {
    try {
      table.createEntity(row(event));
      return true;
    } catch (TableServiceException e) {
      if (!TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)) {
        throw e;
      }
    }
    TableEntity processed = table.getEntity(partition(event), event.key());
    if (!event.equals(event(processed))) {
      throw new EventConflict();
    }
    return false;
  }

  private TableEntity row(Event event) {
    TableEntity row =
        new TableEntity(partition(event), event.key())
            .addProperty(SOURCE, event.source())
            .addProperty(TYPE, event.type())
            .addProperty(SUBJECT, event.subject())
            .addProperty(PROCESSED_AT, Instant.now(clock).atOffset(ZoneOffset.UTC));
    return event.action() == null ? row : row.addProperty(ACTION, event.action());
  }

  private static Event event(TableEntity row) {
    return new Event(
        row.getRowKey(),
        (String) row.getProperty(SOURCE),
        (String) row.getProperty(TYPE),
        (String) row.getProperty(ACTION),
        (String) row.getProperty(SUBJECT));
  }

  private static String partition(Event event) {
    return event.key().substring(0, 2);
  }
}
