package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Dispatches in Table Storage, a partition for each day, so that whole days can be forgotten. */
final class TableDispatchStore implements DispatchStore {
  private static final String TOKEN = "Token";
  private static final String ATTEMPT = "Attempt";
  private static final String DUE = "Due";
  private static final String SENT_AT = "SentAt";

  private final TableClient table;
  private final TableVersionedRows rows;

  TableDispatchStore(TableClient table) {
    this.table = table;
    this.rows = new TableVersionedRows(table);
  }

  @Override
  public Optional<Dispatch> find(String id, Instant due) {
    return rows.find(partition(due), id).map(TableDispatchStore::dispatch);
  }

  @Override
  public Optional<Dispatch> write(Dispatch dispatch) {
    TableEntity row =
        new TableEntity(partition(dispatch.due()), dispatch.id())
            .addProperty(TOKEN, dispatch.token())
            .addProperty(ATTEMPT, dispatch.attempt())
            .addProperty(DUE, dispatch.due().atOffset(ZoneOffset.UTC));
    if (dispatch.isSent()) {
      row.addProperty(SENT_AT, dispatch.sentAt().atOffset(ZoneOffset.UTC));
    }
    return rows.write(row, dispatch.version()).map(dispatch::stored);
  }

  @Override
  public int forget(LocalDate before, int max) {
    ListEntitiesOptions options =
        new ListEntitiesOptions()
            .setFilter("PartitionKey lt '" + before.toString() + "'")
            .setSelect(List.of("PartitionKey", "RowKey"))
            .setTop(max);
    List<TableEntity> old =
        table.listEntities(options, RunLimits.REQUEST, Context.NONE).stream().limit(max).toList();
    if (old.isEmpty()) {
      return 0;
    }
    // One transaction takes rows of one partition only; the others follow in the next round.
    String day = old.get(0).getPartitionKey();
    List<TableTransactionAction> removals =
        old.stream()
            .filter(row -> row.getPartitionKey().equals(day))
            .map(row -> new TableTransactionAction(TableTransactionActionType.DELETE, row))
            .toList();
    table.submitTransactionWithResponse(removals, RunLimits.REQUEST, Context.NONE);
    return removals.size();
  }

  private static String partition(Instant due) {
    return due.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static Dispatch dispatch(TableEntity row) {
    return new Dispatch(
        row.getRowKey(),
        TableVersionedRows.instant(row, DUE),
        (Long) row.getProperty(TOKEN),
        (Integer) row.getProperty(ATTEMPT),
        TableVersionedRows.instant(row, SENT_AT),
        row.getETag());
  }
}
