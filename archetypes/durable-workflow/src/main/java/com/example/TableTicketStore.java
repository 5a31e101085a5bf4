package com.example;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tickets in Table Storage: the owner is the partition, the id the row. 10 seconds a request. */
final class TableTicketStore implements TicketStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_PAGE = 1_000;

  private static final String ETAG = "odata.etag";
  private static final String REQUEST = "Request";
  private static final String CREATED_AT = "CreatedAt";
  private static final String STEP = "Step";
  private static final String UNTIL = "StartUntil";
  private static final String CANCELLED = "Cancelled";

  private final TableClient table;

  TableTicketStore(TableClient table) {
    this.table = table;
  }

  @Override
  public Optional<Ticket> find(String owner, String id) {
    return TableRows.find(table, owner, id).map(TableTicketStore::ticket);
  }

  @Override
  public boolean add(Ticket ticket) {
    return written(() -> table.createEntityWithResponse(row(ticket), TIMEOUT, Context.NONE))
        .isPresent();
  }

  @Override
  public Optional<Ticket> replace(Ticket ticket) {
    return written(
            () ->
                table.updateEntityWithResponse(
                    row(ticket), TableEntityUpdateMode.REPLACE, true, TIMEOUT, Context.NONE))
        .map(ticket::withVersion);
  }

  @Override
  public void remove(Ticket ticket) {
    written(() -> table.deleteEntityWithResponse(row(ticket), true, TIMEOUT, Context.NONE));
  }

  @Override
  public List<Ticket> before(Instant time, int max) {
    // Whole seconds, since the service's filters take no more than seven digits after them.
    Instant second = time.truncatedTo(ChronoUnit.SECONDS);
    ListEntitiesOptions options =
        new ListEntitiesOptions()
            .setFilter(CREATED_AT + " lt datetime'" + second.toString() + "'")
            .setTop(Math.min(max, MAX_PAGE));
    List<Ticket> found = new ArrayList<>();
    return StorageAnswer.of(
        () -> {
          for (PagedResponse<TableEntity> page :
              table.listEntities(options, TIMEOUT, Context.NONE).iterableByPage()) {
            page.getValue().forEach(row -> found.add(ticket(row)));
            if (found.size() >= max) {
              break;
            }
          }
          return List.copyOf(found.subList(0, Math.min(max, found.size())));
        });
  }

  /** The new version; empty when the row is not as it was expected to be. */
  private static Optional<String> written(Supplier<Response<Void>> write) {
    try {
      Response<Void> response = StorageAnswer.of(write);
      String etag = response.getHeaders().getValue(HttpHeaderName.ETAG);
      // Azurite forgets the last quotation mark, and then refuses the version that it gave.
      return Optional.of(etag == null || etag.endsWith("\"") ? String.valueOf(etag) : etag + '"');
    } catch (TableServiceException e) {
      if (TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)
          || TableRows.is(TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED, e)
          || TableRows.is(TableErrorCode.RESOURCE_NOT_FOUND, e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static TableEntity row(Ticket ticket) {
    TableEntity row = new TableEntity(ticket.owner(), ticket.id());
    row.addProperty(REQUEST, ticket.request());
    row.addProperty(CREATED_AT, ticket.createdAt().atOffset(ZoneOffset.UTC));
    row.addProperty(STEP, ticket.step().name());
    row.addProperty(CANCELLED, ticket.cancelled());
    if (ticket.until() != null) {
      row.addProperty(UNTIL, ticket.until().atOffset(ZoneOffset.UTC));
    }
    if (ticket.version() != null) {
      row.addProperty(ETAG, ticket.version());
    }
    return row;
  }

  private static Ticket ticket(TableEntity row) {
    return new Ticket(
        row.getPartitionKey(),
        row.getRowKey(),
        (String) row.getProperty(REQUEST),
        instant(row, CREATED_AT),
        Ticket.Step.valueOf((String) row.getProperty(STEP)),
        instant(row, UNTIL),
        Boolean.TRUE.equals(row.getProperty(CANCELLED)),
        row.getETag());
  }

  private static Instant instant(TableEntity row, String name) {
    return row.getProperty(name) instanceof OffsetDateTime time ? time.toInstant() : null;
  }
}
