package com.example;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders in Table Storage, a partition for each customer. The row of an order is inserted in one
 * transaction with the customer's total, so it is at once the result and the record that the order
 * was processed: neither can be there without the other.
 *
 * <p>Limits: 10 tries when other orders of the customer are processed at the same time.
 */
final class TableOrderStore implements OrderStore {
  private static final int MAX_TRIES = 10;

  private static final String TOTAL_ROW = "total";
  private static final String PRODUCT = "Product";
  private static final String QUANTITY = "Quantity";
  private static final String PROCESSED_AT = "ProcessedAt";
  private static final String ORDERS = "Orders";

  private final TableClient table;
  private final Clock clock;

  TableOrderStore(TableClient table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public boolean add(Order order) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<TableEntity> total = TableRows.find(table, order.customer(), TOTAL_ROW);
      if (insert(order, total)) {
        return true;
      }
      Optional<TableEntity> processed = TableRows.find(table, order.customer(), row(order));
      if (processed.isPresent()) {
        requireSame(order, processed.get());
        return false;
      }
    }
    throw new IllegalStateException("The customer's total changed at each try");
  }

  /** False when the order is there already, or the total is not as it was when it was read. */
  private boolean insert(Order order, Optional<TableEntity> total) {
    try {
      table.submitTransaction(
          List.of(
              new TableTransactionAction(TableTransactionActionType.CREATE, entity(order)),
              total
                  .map(
                      old ->
                          new TableTransactionAction(
                              TableTransactionActionType.UPDATE_MERGE, increased(old, order), true))
                  .orElseGet(
                      () ->
                          new TableTransactionAction(
                              TableTransactionActionType.CREATE, firstTotal(order)))));
      return true;
    } catch (TableServiceException e) {
      if (TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)
          || TableRows.is(TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED, e)) {
        return false;
      }
      throw e;
    }
  }

  private TableEntity entity(Order order) {
    return new TableEntity(order.customer(), row(order))
        .addProperty(PRODUCT, order.product())
        .addProperty(QUANTITY, order.quantity())
        .addProperty(PROCESSED_AT, Instant.now(clock).atOffset(ZoneOffset.UTC));
  }

  private static TableEntity firstTotal(Order order) {
    return new TableEntity(order.customer(), TOTAL_ROW)
        .addProperty(ORDERS, 1L)
        .addProperty(QUANTITY, (long) order.quantity());
  }

  private static TableEntity increased(TableEntity total, Order order) {
    total.addProperty(ORDERS, (long) total.getProperty(ORDERS) + 1);
    total.addProperty(QUANTITY, (long) total.getProperty(QUANTITY) + order.quantity());
    return total;
  }

  private static void requireSame(Order order, TableEntity processed) {
    if (!Objects.equals(processed.getProperty(PRODUCT), order.product())
        || !Objects.equals(processed.getProperty(QUANTITY), order.quantity())) {
      throw new OrderConflict();
    }
  }

  private static String row(Order order) {
    return "order-" + order.id();
  }
}
