package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TableRowsIT {
  private final TableClient table =
      Tables.builder("t" + UUID.randomUUID().toString().replace("-", ""))
          .connectionString(Azurite.connectionString())
          .buildClient();

  @Test
  void findsARowAndNoneWhereThereIsNone() {
    table.createTable();
    table.createEntity(new TableEntity("p", "r").addProperty("Name", "tea"));

    assertThat(TableRows.find(table, "p", "r")).map(row -> row.getProperty("Name")).contains("tea");
    assertThat(TableRows.find(table, "p", "other")).isEmpty();
  }

  @Test
  void doesNotTakeAMissingTableForAMissingRow() {
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> TableRows.find(table, "p", "r"));
  }

  @Test
  void tellsForWhatReasonTheServiceRefused() {
    table.createTable();
    table.createEntity(new TableEntity("p", "r"));

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> table.createEntity(new TableEntity("p", "r")))
        .satisfies(
            e -> {
              assertThat(TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)).isTrue();
              assertThat(TableRows.is(TableErrorCode.RESOURCE_NOT_FOUND, e)).isFalse();
            });
  }
}
