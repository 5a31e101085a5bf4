package com.example;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The catalogue in one partition of a table, so that a reservation and the quantity that it takes
 * are written in one transaction: neither can be there without the other.
 *
 * <p>Limits: 10 seconds for one request, retries included; 3 requests for a search, of which none
 * begins after 10 seconds; 10 tries when other reservations of a product are made at the same time.
 */
final class TableProductStore implements ProductStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_REQUESTS = 3;
  private static final int MAX_TRIES = 10;

  /** The most that the service gives. */
  private static final int ROWS_A_REQUEST = 1_000;

  private static final String PARTITION = "catalogue";
  private static final String PRODUCT_ROW = "product-";
  private static final String RESERVATION_ROW = "reservation-";
  // The character after the hyphen ends the range.
  private static final String PRODUCTS =
      "PartitionKey eq '" + PARTITION + "' and RowKey ge 'product-' and RowKey lt 'product.'";

  private static final String ETAG = "odata.etag";
  private static final String NAME = "Name";
  private static final String DESCRIPTION = "Description";
  private static final String CATEGORY = "Category";
  private static final String AVAILABLE = "Available";
  private static final String PRODUCT = "Product";
  private static final String QUANTITY = "Quantity";

  private final TableClient table;
  private final int rowsARequest;

  TableProductStore(TableClient table) {
    this(table, ROWS_A_REQUEST);
  }

  TableProductStore(TableClient table, int rowsARequest) {
    this.table = table;
    this.rowsARequest = rowsARequest;
  }

  @Override
  public FoundProducts search(Predicate<Product> wanted, int limit) {
    return StorageAnswer.of(() -> searched(wanted, limit));
  }

  @Override
  public Optional<Product> find(String id) {
    // A row that holds no product is passed over here as it is in a search.
    return row(PRODUCT_ROW + id).flatMap(TableProductStore::product);
  }

  @Override
  public void reserve(Reservation reservation) {
    for (int i = 0; i < MAX_TRIES; i++) {
      // Read before the reservation is looked for: what is found missing then was not ours to take.
      Optional<TableEntity> product =
          row(PRODUCT_ROW + reservation.product()).filter(row -> product(row).isPresent());
      Optional<TableEntity> known = row(RESERVATION_ROW + reservation.id());
      if (known.isPresent()) {
        requireSame(reservation, known.get());
        return;
      }
      if (take(reservation, product.orElseThrow(() -> new Refusal(Problem.notFound())))) {
        return;
      }
    }
    throw new IllegalStateException("The product's quantity changed at each try");
  }

  private FoundProducts searched(Predicate<Product> wanted, int limit) {
    List<Product> found = new ArrayList<>();
    int unreadable = 0;
    Iterator<PagedResponse<TableEntity>> answers =
        table
            .listEntities(
                new ListEntitiesOptions().setFilter(PRODUCTS).setTop(rowsARequest),
                TIMEOUT,
                Context.NONE)
            .iterableByPage()
            .iterator();
    boolean more = true;
    long begin = System.nanoTime();
    for (int i = 0; i < MAX_REQUESTS && more && found.size() <= limit; i++) {
      if (System.nanoTime() - begin > TIMEOUT.toNanos()) {
        break;
      }
      PagedResponse<TableEntity> answer = answers.next();
      for (TableEntity row : answer.getValue()) {
        Optional<Product> product = product(row);
        unreadable += product.isEmpty() ? 1 : 0;
        product.filter(wanted).ifPresent(found::add);
      }
      more = answer.getContinuationToken() != null;
    }
    List<Product> first = found.subList(0, Math.min(limit, found.size()));
    return new FoundProducts(first, !more && found.size() <= limit, unreadable);
  }

  /** False when the reservation is there already, or the product is not as it was read. */
  private boolean take(Reservation reservation, TableEntity product) {
    int available = quantity(product, AVAILABLE).orElse(0);
    if (available < reservation.quantity()) {
      throw new Refusal(Problem.conflict("Less than that is available."));
    }
    TableEntity less =
        new TableEntity(PARTITION, product.getRowKey())
            .addProperty(ETAG, product.getETag())
            .addProperty(AVAILABLE, available - reservation.quantity());
    TableEntity kept =
        new TableEntity(PARTITION, RESERVATION_ROW + reservation.id())
            .addProperty(PRODUCT, reservation.product())
            .addProperty(QUANTITY, reservation.quantity());
    List<TableTransactionAction> both =
        List.of(
            new TableTransactionAction(TableTransactionActionType.CREATE, kept),
            new TableTransactionAction(TableTransactionActionType.UPDATE_MERGE, less, true));
    try {
      StorageAnswer.of(() -> table.submitTransactionWithResponse(both, TIMEOUT, Context.NONE));
      return true;
    } catch (TableServiceException e) {
      if (TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)
          || TableRows.is(TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED, e)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<TableEntity> row(String key) {
    return TableRows.find(table, PARTITION, key);
  }

  private static void requireSame(Reservation reservation, TableEntity known) {
    if (!Objects.equals(known.getProperty(PRODUCT), reservation.product())
        || !Objects.equals(known.getProperty(QUANTITY), reservation.quantity())) {
      throw new Refusal(
          Problem.conflict("The key belongs to another reservation. Take a new one."));
    }
  }

  /** The product of a row; empty when somebody wrote a row that holds none. */
  private static Optional<Product> product(TableEntity row) {
    String id = row.getRowKey().substring(PRODUCT_ROW.length());
    if (!id.matches(Product.ID)
        || !(row.getProperty(NAME) instanceof String name)
        || !(row.getProperty(CATEGORY) instanceof String category)) {
      return Optional.empty();
    }
    String description = row.getProperty(DESCRIPTION) instanceof String text ? text : "";
    return Category.find(category)
        .map(
            known ->
                new Product(
                    id,
                    PlainText.of(name, Product.MAX_NAME),
                    PlainText.of(description, Product.MAX_DESCRIPTION),
                    known,
                    quantity(row, AVAILABLE).orElse(0)));
  }

  private static Optional<Integer> quantity(TableEntity row, String property) {
    // Tools that fill tables write whole numbers of 32 or of 64 bits.
    if (row.getProperty(property) instanceof Number number
        && (number instanceof Integer || number instanceof Long)
        && number.longValue() >= 0
        && number.longValue() <= Integer.MAX_VALUE) {
      return Optional.of(number.intValue());
    }
    return Optional.empty();
  }
}
