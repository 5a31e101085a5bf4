package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageConnectionTest {
  private static final String ADDRESS = "https://stdata.table.core.windows.net/";

  @Test
  void isTheAddressOfTheSettings() {
    Settings settings = Map.of("STORAGE__tableServiceUri", ADDRESS)::get;

    assertThat(StorageConnection.address(settings, "STORAGE", "tableServiceUri")).contains(ADDRESS);
  }

  @Test
  void isEmptyForAzurite() {
    Settings settings =
        Map.of("STORAGE", "UseDevelopmentStorage=true", "STORAGE__tableServiceUri", ADDRESS)::get;

    assertThat(StorageConnection.address(settings, "STORAGE", "tableServiceUri")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DefaultEndpointsProtocol=https;AccountName=prod;AccountKey=none",
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://attacker.example",
        "TableEndpoint=https://prod.table.core.windows.net;SharedAccessSignature=sv=1"
      })
  void refusesAConnectionStringAndDoesNotRepeatIt(String value) {
    Settings settings = Map.of("STORAGE", value)::get;

    assertThatIllegalStateException()
        .isThrownBy(() -> StorageConnection.address(settings, "STORAGE", "tableServiceUri"))
        .withMessageContaining("STORAGE__tableServiceUri")
        .withMessageNotContaining(value)
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://stdata.table.core.windows.net",
        "https://user:name@stdata.table.core.windows.net",
        "https://stdata.table.core.windows.net/?sig=signature",
        "https:///items",
        "not an address",
        "stdata"
      })
  void refusesAnAddressToWhichATokenMustNotGo(String value) {
    Settings settings = Map.of("STORAGE__tableServiceUri", value)::get;

    assertThatIllegalStateException()
        .isThrownBy(() -> StorageConnection.address(settings, "STORAGE", "tableServiceUri"))
        .withMessage("The application setting STORAGE__tableServiceUri is not an https address")
        .withNoCause();
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> StorageConnection.address(name -> " ", "STORAGE", "tableServiceUri"))
        .withMessage("The application setting STORAGE__tableServiceUri is not set");
  }
}
