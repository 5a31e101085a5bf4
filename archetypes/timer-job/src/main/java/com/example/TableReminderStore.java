package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reminders in Table Storage. The time stands first in the row key, so what is due is one range of
 * one partition, and what is due later is not read.
 *
 * <p>Limits: 2,000 requests a second, which Table Storage serves for one partition. Of a row that
 * is set aside, 20 properties of up to 4,096 characters are kept.
 */
final class TableReminderStore implements ReminderStore {
  private static final String DUE = "due";
  private static final String ASIDE = "aside";
  private static final String RECIPIENT = "Recipient";
  private static final String TEMPLATE = "Template";
  private static final String REASON = "Reason";
  private static final String SET_ASIDE_AT = "SetAsideAt";

  private static final int PAGE = 100;
  private static final int MAX_PROPERTIES = 20;
  private static final int MAX_LENGTH = 4096;

  private final TableClient table;
  private final TableVersionedRows rows;

  TableReminderStore(TableClient table) {
    this.table = table;
    this.rows = new TableVersionedRows(table);
  }

  @Override
  public Stream<ReminderRow> due(Instant now) {
    Instant next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    return Stream.concat(
        list(
            new ListEntitiesOptions()
                .setFilter("PartitionKey eq 'due' and RowKey lt '" + next.toString() + "'")),
        // Sorts behind every time, so without this nobody would ever look at it.
        list(new ListEntitiesOptions().setFilter("PartitionKey eq 'due' and RowKey ge ':'")));
  }

  @Override
  public void remove(ReminderRow row) {
    rows.remove(DUE, row.key(), row.version());
  }

  @Override
  public void setAside(ReminderRow row, AsideReason reason, Instant at) {
    rows.find(DUE, row.key())
        .ifPresent(
            found -> {
              TableEntity kept =
                  copy(found)
                      .addProperty(REASON, reason.code())
                      .addProperty(SET_ASIDE_AT, at.atOffset(ZoneOffset.UTC));
              table.upsertEntityWithResponse(
                  kept, TableEntityUpdateMode.REPLACE, RunLimits.REQUEST, Context.NONE);
              remove(row);
            });
  }

  private Stream<ReminderRow> list(ListEntitiesOptions rowsOf) {
    rowsOf.setSelect(List.of("RowKey", RECIPIENT, TEMPLATE)).setTop(PAGE);
    return table.listEntities(rowsOf, null, Context.NONE).stream().map(TableReminderStore::row);
  }

  private static ReminderRow row(TableEntity row) {
    return new ReminderRow(
        row.getRowKey(), text(row, RECIPIENT), text(row, TEMPLATE), row.getETag());
  }

  private static String text(TableEntity row, String name) {
    return row.getProperty(name) instanceof String text ? text : null;
  }

  /** Bounded, so that it fits into a row together with its reason, however large it was. */
  private static TableEntity copy(TableEntity row) {
    TableEntity copy = new TableEntity(ASIDE, row.getRowKey());
    row.getProperties().entrySet().stream()
        .filter(property -> isOwn(property.getKey()) && isSmall(property.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .limit(MAX_PROPERTIES)
        .forEach(property -> copy.addProperty(property.getKey(), property.getValue()));
    return copy;
  }

  private static boolean isOwn(String name) {
    return !name.contains("odata.")
        && !List.of("PartitionKey", "RowKey", "Timestamp").contains(name);
  }

  private static boolean isSmall(Object value) {
    if (value instanceof String text) {
      return text.length() <= MAX_LENGTH;
    }
    return !(value instanceof byte[] bytes) || bytes.length <= MAX_LENGTH;
  }
}
