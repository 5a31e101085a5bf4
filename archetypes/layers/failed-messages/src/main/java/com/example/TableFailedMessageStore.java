package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Failed messages in Table Storage, all in one partition. The text is kept as bytes of UTF-8: as
 * such it fits into one property, which takes 64 KiB, for every message that fits into a queue; as
 * characters it would take twice the room.
 */
final class TableFailedMessageStore implements FailedMessageStore {
  private static final String PARTITION = "failed";
  private static final String REASON = "Reason";
  private static final String TEXT = "Text";
  private static final String KEPT_AT = "KeptAt";

  /** A row without it is only a note. */
  private static final String KEPT = "Kept";

  private final TableClient table;

  TableFailedMessageStore(TableClient table) {
    this.table = table;
  }

  @Override
  public void note(String id, Reason reason) {
    merge(new TableEntity(PARTITION, id).addProperty(REASON, reason.code()));
  }

  @Override
  public void keep(String id, String text, Instant at) {
    merge(
        new TableEntity(PARTITION, id)
            .addProperty(TEXT, text.getBytes(StandardCharsets.UTF_8))
            .addProperty(KEPT_AT, at.atOffset(ZoneOffset.UTC))
            .addProperty(KEPT, true));
  }

  @Override
  public List<FailedMessage.Summary> list(int max) {
    ListEntitiesOptions options =
        new ListEntitiesOptions()
            .setFilter("PartitionKey eq 'failed' and Kept eq true")
            .setSelect(List.of("RowKey", REASON, KEPT_AT))
            .setTop(max);
    return table.listEntities(options, null, Context.NONE).stream()
        .limit(max)
        .map(row -> new FailedMessage.Summary(row.getRowKey(), reason(row), keptAt(row)))
        .toList();
  }

  @Override
  public Optional<FailedMessage> find(String id) {
    return row(id)
        .map(row -> new FailedMessage(row.getRowKey(), reason(row), keptAt(row), text(row)));
  }

  @Override
  public boolean release(String id, Consumer<String> to) {
    Optional<TableEntity> row = row(id);
    row.ifPresent(
        kept -> {
          to.accept(text(kept));
          removeUnchanged(kept);
        });
    return row.isPresent();
  }

  private void merge(TableEntity row) {
    table.upsertEntityWithResponse(row, TableEntityUpdateMode.MERGE, null, Context.NONE);
  }

  private Optional<TableEntity> row(String id) {
    return TableRows.find(table, PARTITION, id)
        .filter(row -> Boolean.TRUE.equals(row.getProperty(KEPT)));
  }

  private void removeUnchanged(TableEntity row) {
    try {
      table.deleteEntityWithResponse(row, true, null, Context.NONE);
    } catch (TableServiceException e) {
      // It failed and was kept once more meanwhile, so it stays.
      if (!TableRows.is(TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED, e)) {
        throw e;
      }
    }
  }

  private static String reason(TableEntity row) {
    return row.getProperty(REASON) instanceof String reason ? reason : Reason.UNKNOWN.code();
  }

  private static Instant keptAt(TableEntity row) {
    return ((OffsetDateTime) row.getProperty(KEPT_AT)).toInstant();
  }

  private static String text(TableEntity row) {
    return new String((byte[]) row.getProperty(TEXT), StandardCharsets.UTF_8);
  }
}
