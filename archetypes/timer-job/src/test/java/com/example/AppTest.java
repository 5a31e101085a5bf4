package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppTest {
  @Test
  void buildsTheJobFromTheSettingsWithoutAskingAnybody() {
    Map<String, String> settings =
        Map.of(
            "STORAGE__tableServiceUri", "https://account.table.core.windows.net",
            "STORAGE__queueServiceUri", "https://account.queue.core.windows.net",
            "AZURE_CLIENT_ID", "00000000-0000-4000-8000-000000000002");

    assertThat(App.job(settings::get, Clock.systemUTC())).isNotNull();
  }

  @Test
  void namesTheSettingThatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> App.job(name -> null, Clock.systemUTC()))
        .withMessageContaining("STORAGE__tableServiceUri");
  }

  @Test
  void refusesAKey() {
    Map<String, String> settings =
        Map.of("STORAGE", "DefaultEndpointsProtocol=https;AccountName=a");

    assertThatIllegalStateException()
        .isThrownBy(() -> App.job(settings::get, Clock.systemUTC()))
        .withMessageContaining("STORAGE");
  }
}
