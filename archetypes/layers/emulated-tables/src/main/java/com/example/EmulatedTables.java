package com.example;

import com.azure.data.tables.TableClient;
import java.util.UUID;

/** Tables of Azurite, each new and empty. */
final class EmulatedTables {
  private EmulatedTables() {}

  static TableClient table() {
    TableClient table =
        Tables.builder("t" + UUID.randomUUID().toString().replace("-", ""))
            .connectionString(Azurite.connectionString())
            .buildClient();
    table.createTable();
    return table;
  }
}
