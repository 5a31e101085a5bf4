package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.data.tables.TableClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void leadsToTheAccountOfTheSettings() {
    TableClient client =
        Tables.client(
            Map.of("STORAGE__tableServiceUri", "https://stdata.table.core.windows.net/")::get,
            "STORAGE",
            "items");

    assertThat(client.getTableEndpoint()).isEqualTo("https://stdata.table.core.windows.net/items");
  }

  @Test
  void leadsToTheSameAccountForManyRequestsAtOnce() {
    Settings settings =
        Map.of("STORAGE__tableServiceUri", "https://stdata.table.core.windows.net/")::get;

    assertThat(Tables.asyncClient(settings, "STORAGE", "items").getTableEndpoint())
        .isEqualTo(Tables.client(settings, "STORAGE", "items").getTableEndpoint());
  }

  @Test
  void leadsToAzuriteOnALaptop() {
    TableClient client =
        Tables.client(Map.of("STORAGE", "UseDevelopmentStorage=true")::get, "STORAGE", "items");

    // The client leaves the account's name out of what it shows.
    assertThat(client.getTableEndpoint()).isEqualTo("http://127.0.0.1:10002/items");
  }

  @Test
  void refusesAKey() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> Tables.client(Map.of("STORAGE", "AccountKey=x")::get, "STORAGE", "items"));
  }
}
