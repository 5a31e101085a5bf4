package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IfMatchTest {
  private final FakeRequest request = FakeRequest.put("/api/items/1");

  @Test
  void takesTheVersionOutOfAStrongTag() {
    assertThat(version("\"2026-01-02T03%3A04%3A05.67Z\"")).isEqualTo("2026-01-02T03%3A04%3A05.67Z");
  }

  @Test
  void isRequired() {
    assertRefused(428);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "428, *",
        "428, ` * `",
        "412, W/\"abc\"",
        "400, abc",
        "400, \"abc",
        "400, \"\"",
        "400, `\"abc\", \"def\"`",
        "400, `*, \"abc\"`",
        "400, \"a b\"",
        "400, \"a'b\"",
        "400, w/\"abc\"",
      })
  void refuses(int status, String header) {
    request.header("If-Match", header);

    assertRefused(status);
  }

  @Test
  void refusesATagWithoutEnd() {
    request.header("If-Match", '"' + "a".repeat(101) + '"');

    assertRefused(400);
  }

  private void assertRefused(int status) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> IfMatch.version(call()))
        .satisfies(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(status));
  }

  private String version(String header) {
    request.header("If-Match", header);
    return IfMatch.version(call());
  }

  private Call call() {
    return new Call(request, new FakeContext("ReplaceItem"));
  }
}
