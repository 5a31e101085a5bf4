package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import org.junit.jupiter.api.Test;

class TablesIT {
  private final TableClient table =
      Tables.builder("rows").connectionString(Azurite.connectionString()).buildClient();

  @Test
  void readsWhatItWroteAndKeepsTheFirstOfTwoWithOneKey() {
    table.createTable();
    table.createEntity(new TableEntity("letters", "a").addProperty("Text", "first"));

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(
            () -> table.createEntity(new TableEntity("letters", "a").addProperty("Text", "second")))
        .satisfies(
            e ->
                assertThat(e.getValue().getErrorCode())
                    .isEqualTo(TableErrorCode.ENTITY_ALREADY_EXISTS));
    assertThat(table.getEntity("letters", "a").getProperty("Text")).isEqualTo("first");
  }
}
