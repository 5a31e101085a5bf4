package com.example;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Rows that are written only when nobody else has written them meanwhile. */
final class TableVersionedRows {
  private static final String ETAG = "odata.etag";

  private static final Set<TableErrorCode> FASTER =
      Set.of(
          TableErrorCode.ENTITY_ALREADY_EXISTS,
          TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED,
          TableErrorCode.RESOURCE_NOT_FOUND);

  private final TableClient table;

  TableVersionedRows(TableClient table) {
    this.table = table;
  }

  /** A row, or empty when there is none; when the table is missing, that is a failure. */
  Optional<TableEntity> find(String partition, String row) {
    return TableRows.find(table, partition, row);
  }

  /**
   * Writes a whole row.
   *
   * @param version that the row must have; null when there must be no such row
   * @return the new version, or empty when somebody else was faster
   */
  Optional<String> write(TableEntity row, String version) {
    return unlessFaster(
            () ->
                version == null
                    ? table.createEntityWithResponse(row, RunLimits.REQUEST, Context.NONE)
                    : table.updateEntityWithResponse(
                        row.addProperty(ETAG, version),
                        TableEntityUpdateMode.REPLACE,
                        true,
                        RunLimits.REQUEST,
                        Context.NONE))
        .map(response -> quoted(response.getHeaders().getValue(HttpHeaderName.ETAG)));
  }

  /** Removes a row; without effect when somebody has written or removed it meanwhile. */
  void remove(String partition, String row, String version) {
    TableEntity entity = new TableEntity(partition, row).addProperty(ETAG, version);
    unlessFaster(
        () -> table.deleteEntityWithResponse(entity, true, RunLimits.REQUEST, Context.NONE));
  }

  /** A time in a row, or null when the row has none. */
  static Instant instant(TableEntity row, String name) {
    return row.getProperty(name) instanceof OffsetDateTime time ? time.toInstant() : null;
  }

  private static Optional<Response<Void>> unlessFaster(Supplier<Response<Void>> request) {
    try {
      return Optional.of(StorageAnswer.of(request));
    } catch (TableServiceException e) {
      if (FASTER.stream().anyMatch(code -> TableRows.is(code, e))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The client takes the last quotation mark off a tag in a header, but not in a row. */
  private static String quoted(String etag) {
    return etag.endsWith("\"") ? etag : etag + "\"";
  }
}
