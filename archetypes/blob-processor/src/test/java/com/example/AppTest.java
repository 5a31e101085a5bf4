package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "STORAGE__blobServiceUri", "https://stdata.blob.core.windows.net/",
          "STORAGE__tableServiceUri", "https://stdata.table.core.windows.net/");

  @Test
  void takesUploadsFromTheAccountOfTheSettingsWithoutAskingAnybody() {
    assertThat(App.intake(SETTINGS::get, Clock.systemUTC()).account()).isEqualTo("stdata");
  }

  @Test
  void namesTheSettingThatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> App.intake(name -> null, Clock.systemUTC()))
        .withMessageContaining("STORAGE__blobServiceUri");
  }

  @Test
  void refusesAKey() {
    Map<String, String> settings = Map.of("STORAGE", "AccountName=a;AccountKey=b");

    assertThatIllegalStateException()
        .isThrownBy(() -> App.intake(settings::get, Clock.systemUTC()))
        .withMessageContaining("STORAGE");
  }

  @Test
  void leadsToAzuriteOnALaptop() {
    Map<String, String> settings = Map.of("STORAGE", "UseDevelopmentStorage=true");

    assertThat(App.intake(settings::get, Clock.systemUTC()).account())
        .isEqualTo("devstoreaccount1");
  }
}
