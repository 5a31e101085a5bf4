package com.example;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.time.ZoneOffset;

/** Quotes in Table Storage, one partition each. */
final class TableQuoteBook implements QuoteBook {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String ROW = "quote";

  private final TableClient table;

  TableQuoteBook(TableClient table) {
    this.table = table;
  }

  @Override
  public void save(Quote quote) {
    TableEntity row =
        new TableEntity(quote.id(), ROW)
            .addProperty("TotalCents", quote.totalCents())
            .addProperty("ValidUntil", quote.validUntil().atOffset(ZoneOffset.UTC))
            .addProperty("Quote", quote.write());
    try {
      StorageAnswer.of(() -> table.createEntityWithResponse(row, TIMEOUT, Context.NONE));
    } catch (TableServiceException e) {
      if (!TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)) {
        throw e;
      }
      // A try whose end was not heard of has kept it: the input, so the quote, is the same.
    }
  }
}
