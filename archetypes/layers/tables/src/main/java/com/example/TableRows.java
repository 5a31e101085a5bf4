package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.util.Optional;

/** What the stores of this app ask of Table Storage alike. */
final class TableRows {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private TableRows() {}

  /**
   * A row, or empty when there is none; when the table is missing, that is a failure.
   *
   * @throws StoreUnavailable when there is no answer within 10 seconds, retries included
   */
  static Optional<TableEntity> find(TableClient table, String partition, String row) {
    try {
      return Optional.of(
          StorageAnswer.of(
              () ->
                  table
                      .getEntityWithResponse(partition, row, null, TIMEOUT, Context.NONE)
                      .getValue()));
    } catch (TableServiceException e) {
      if (is(TableErrorCode.RESOURCE_NOT_FOUND, e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the service refused for a given reason. */
  static boolean is(TableErrorCode code, TableServiceException e) {
    return e.getValue() != null && code.equals(e.getValue().getErrorCode());
  }
}
