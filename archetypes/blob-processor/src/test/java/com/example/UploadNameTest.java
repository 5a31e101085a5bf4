package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNameTest {
  @Test
  void isTheSenderAndTheFile() {
    assertThat(UploadName.of("acme-1/Stock_2026-06-01.v2.csv"))
        .contains(new UploadName("acme-1", "Stock_2026-06-01.v2.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.csv",
        "/a.csv",
        "acme/",
        "acme/a.CSV",
        "acme/a.csv.exe",
        "acme/.csv",
        "acme/sub/a.csv",
        "Acme/a.csv",
        "acme /a.csv",
        "ac'me/a.csv",
        "ac#me/a.csv",
        "acme\u0000/a.csv",
        "\u0430cme/a.csv",
        "acme%2Fother/a.csv",
        "acme/a b.csv",
        "acme/a.csv\n",
        "-acme/a.csv"
      })
  void refusesWhatCouldBeTakenForAnotherSender(String name) {
    assertThat(UploadName.of(name)).isEmpty();
  }

  @Test
  void refusesALongSenderOrFile() {
    assertThat(UploadName.of("a".repeat(41) + "/a.csv")).isEmpty();
    assertThat(UploadName.of("acme/" + "a".repeat(101) + ".csv")).isEmpty();
    assertThat(UploadName.of("a".repeat(40) + "/" + "a".repeat(100) + ".csv")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme/a.csv", "acme/a b.csv", "acme/a%2Fb.csv", "\u65e5\u672c.csv", "a", "a..b/c"})
  void letsANameBeAddressedThatLeadsToItself(String name) {
    assertThat(new Announcement(name, "0x1", "0").isAddressable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        "..",
        "../quarantine/a.csv",
        "acme/../other/a.csv",
        "acme/./a.csv",
        "acme/..",
        "acme\\a.csv",
        "acme/a\n.csv",
        "acme/a\u0085.csv",
        "acme/a\u202e.csv",
        "acme/a\ufffd.csv"
      })
  void letsNoNameBeAddressedThatMayLeadElsewhere(String name) {
    assertThat(new Announcement(name, "0x1", "0").isAddressable()).isFalse();
  }

  @Test
  void letsNoLongNameBeAddressed() {
    assertThat(new Announcement("a".repeat(1_024), "0x1", "0").isAddressable()).isTrue();
    assertThat(new Announcement("a".repeat(1_025), "0x1", "0").isAddressable()).isFalse();
  }
}
