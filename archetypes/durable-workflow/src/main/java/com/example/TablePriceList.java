package com.example;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.util.Optional;
import java.util.OptionalInt;

/** Prices in Table Storage: the supplier is the partition, the part the row. */
final class TablePriceList implements PriceList {
  private static final String CENTS = "Cents";

  private final TableClient table;

  TablePriceList(TableClient table) {
    this.table = table;
  }

  @Override
  public OptionalInt cents(String supplier, String part) {
    Optional<TableEntity> row = TableRows.find(table, supplier, part);
    if (row.isEmpty()) {
      return OptionalInt.empty();
    }
    if (row.get().getProperty(CENTS) instanceof Integer cents
        && cents >= 0
        && cents <= PricedLine.MAX_CENTS) {
      return OptionalInt.of(cents);
    }
    throw new IllegalStateException("A row of the price list holds no price");
  }
}
