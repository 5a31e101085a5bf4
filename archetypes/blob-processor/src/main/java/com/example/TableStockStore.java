package com.example;

import com.azure.data.tables.TableAsyncClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The stock in Table Storage: a partition for each sender, a row for each item. Rows know the
 * version of the content they come from, so older content that is dealt with late, or twice, or at
 * the same time as newer, changes nothing.
 *
 * <p>Limits: 16 reads at once, 30 s for each request, 5 tries when others write the same rows.
 */
final class TableStockStore implements StockStore {
  private static final int AT_ONCE = 16;
  private static final int MAX_TRIES = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final String SKU = "Sku";
  private static final String NAME = "Name";
  private static final String PRICE = "Price";
  private static final String QUANTITY = "Quantity";
  private static final String VERSION = "Version";

  private static final Set<TableErrorCode> CHANGED =
      Set.of(
          TableErrorCode.ENTITY_ALREADY_EXISTS,
          TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED,
          TableErrorCode.RESOURCE_NOT_FOUND);

  private final TableAsyncClient table;

  TableStockStore(TableAsyncClient table) {
    this.table = table;
  }

  @Override
  public int put(String sender, String version, List<StockItem> items) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Map<String, TableEntity> present = present(sender, items);
      List<TableTransactionAction> actions =
          items.stream()
              .flatMap(
                  item ->
                      action(
                          row(sender, version, item), Optional.ofNullable(present.get(item.key())))
                          .stream())
              .toList();
      if (actions.isEmpty() || submit(actions)) {
        return actions.size();
      }
    }
    throw new IllegalStateException("The rows changed at each try");
  }

  private Map<String, TableEntity> present(String sender, List<StockItem> items) {
    return StorageAnswer.of(
        () ->
            Flux.fromIterable(items)
                .flatMap(item -> find(sender, item.key()), AT_ONCE)
                .collectMap(TableEntity::getRowKey)
                .block(TIMEOUT));
  }

  private Mono<TableEntity> find(String sender, String key) {
    return table
        .getEntity(sender, key)
        .onErrorResume(
            TableServiceException.class,
            e -> TableRows.is(TableErrorCode.RESOURCE_NOT_FOUND, e) ? Mono.empty() : Mono.error(e));
  }

  /** False when a row is not as it was when it was read. */
  private boolean submit(List<TableTransactionAction> actions) {
    try {
      StorageAnswer.of(() -> table.submitTransaction(actions).block(TIMEOUT));
      return true;
    } catch (TableServiceException e) {
      if (CHANGED.stream().anyMatch(code -> TableRows.is(code, e))) {
        return false;
      }
      throw e;
    }
  }

  private static Optional<TableTransactionAction> action(
      TableEntity row, Optional<TableEntity> present) {
    if (present.isEmpty()) {
      return Optional.of(new TableTransactionAction(TableTransactionActionType.CREATE, row));
    }
    String there = (String) present.get().getProperty(VERSION);
    if (there.compareTo((String) row.getProperty(VERSION)) >= 0) {
      return Optional.empty();
    }
    row.addProperty("odata.etag", present.get().getETag());
    return Optional.of(
        new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, row, true));
  }

  private static TableEntity row(String sender, String version, StockItem item) {
    return new TableEntity(sender, item.key())
        .addProperty(SKU, SafeCell.of(item.sku()))
        .addProperty(NAME, SafeCell.of(item.name()))
        .addProperty(PRICE, item.price().toPlainString())
        .addProperty(QUANTITY, item.quantity())
        .addProperty(VERSION, version);
  }
}
