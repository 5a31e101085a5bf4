package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void namesAMissingSetting() {
    Settings settings = Map.of("BLANK", " ")::get;

    assertThatIllegalStateException()
        .isThrownBy(() -> settings.require("ABSENT"))
        .withMessageContaining("ABSENT");
    assertThatIllegalStateException()
        .isThrownBy(() -> settings.require("BLANK"))
        .withMessageContaining("BLANK");
  }

  @Test
  void givesTheValueOfASetting() {
    Settings settings = Map.of("NAME", "value")::get;

    assertThat(settings.require("NAME")).isEqualTo("value");
    assertThat(settings.find("OTHER")).isNull();
  }
}
