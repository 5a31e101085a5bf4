package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The inbox in Table Storage. Open entries share one partition, so that a sweep finds the few that
 * broke off at once; closed ones are spread over 256 by the first byte of their key. An entry
 * becomes a closed one before the open one goes, so at each moment one of them is there.
 */
final class TableInboxStore implements InboxStore {
  private static final String OPEN = "open";
  private static final String DIGEST = "Digest";
  private static final String DELIVERY = "Delivery";
  private static final String RECEIVED_AT = "ReceivedAt";
  private static final String MESSAGE = "Message";

  /** What a transaction of Table Storage takes. */
  private static final int MAX_ACTIONS = 100;

  private final TableClient table;

  TableInboxStore(TableClient table) {
    this.table = table;
  }

  @Override
  public Optional<InboxEntry> add(InboxEntry entry) {
    Optional<InboxEntry> closed = find(slice(entry.key()), entry.key());
    if (closed.isPresent()) {
      return closed;
    }
    try {
      table.createEntity(row(OPEN, entry).addProperty(MESSAGE, entry.message()));
      return Optional.empty();
    } catch (TableServiceException e) {
      if (!TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)) {
        throw e;
      }
    }
    Optional<InboxEntry> open = find(OPEN, entry.key());
    return open.isPresent() ? open : Optional.of(closedMeanwhile(entry));
  }

  @Override
  public void close(InboxEntry entry) {
    table.upsertEntityWithResponse(
        row(slice(entry.key()), entry), TableEntityUpdateMode.REPLACE, null, Context.NONE);
    table.deleteEntity(OPEN, entry.key());
  }

  @Override
  public List<InboxEntry> open(Instant before, int max) {
    String filter = "PartitionKey eq 'open' and ReceivedAt lt datetime'" + before.toString() + "'";
    return rows(new ListEntitiesOptions().setFilter(filter), max).stream()
        .map(TableInboxStore::entry)
        .toList();
  }

  @Override
  public int forget(int slice, Instant before, int max) {
    String partition = HexFormat.of().formatHex(new byte[] {(byte) slice});
    String filter =
        "PartitionKey eq '" + partition + "' and ReceivedAt lt datetime'" + before.toString() + "'";
    List<TableTransactionAction> deletions =
        rows(new ListEntitiesOptions().setFilter(filter), max).stream()
            .map(row -> new TableTransactionAction(TableTransactionActionType.DELETE, row))
            .toList();
    IntStream.iterate(0, start -> start < deletions.size(), start -> start + MAX_ACTIONS)
        .mapToObj(
            start -> deletions.subList(start, Math.min(start + MAX_ACTIONS, deletions.size())))
        .forEach(table::submitTransaction);
    return deletions.size();
  }

  private List<TableEntity> rows(ListEntitiesOptions options, int max) {
    return table.listEntities(options, null, Context.NONE).stream().limit(max).toList();
  }

  private InboxEntry closedMeanwhile(InboxEntry entry) {
    return find(slice(entry.key()), entry.key())
        .orElseThrow(() -> new IllegalStateException("The entry is neither open nor closed"));
  }

  private Optional<InboxEntry> find(String partition, String key) {
    return TableRows.find(table, partition, key).map(TableInboxStore::entry);
  }

  private static TableEntity row(String partition, InboxEntry entry) {
    return new TableEntity(partition, entry.key())
        .addProperty(DIGEST, entry.digest())
        .addProperty(DELIVERY, entry.delivery())
        .addProperty(RECEIVED_AT, entry.at().atOffset(ZoneOffset.UTC));
  }

  private static InboxEntry entry(TableEntity row) {
    return new InboxEntry(
        row.getRowKey(),
        (String) row.getProperty(DIGEST),
        (String) row.getProperty(DELIVERY),
        ((OffsetDateTime) row.getProperty(RECEIVED_AT)).toInstant(),
        (String) row.getProperty(MESSAGE));
  }

  private static String slice(String key) {
    return key.substring(0, 2);
  }
}
