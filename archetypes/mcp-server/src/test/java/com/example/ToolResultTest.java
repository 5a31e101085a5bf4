package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolResultTest {
  private static final Json.Body SMALL = json -> json.writeStringField("id", "a");

  @Test
  void listsEveryItemThatFits() {
    assertThat(ToolResult.list("products", List.of(SMALL, SMALL), true).text())
        .isEqualTo("{\"products\":[{\"id\":\"a\"},{\"id\":\"a\"}],\"truncated\":false}");
  }

  @Test
  void saysWhenThereIsMore() {
    assertThat(ToolResult.list("products", List.of(SMALL), false).text())
        .contains("\"truncated\":true,\"note\":\"There may be more.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, 5_000, 8_050, 16_385, 100_000})
  void endsWithAWholeItemBeforeTheCap(int letters) {
    // Two bytes each, so that characters cannot be taken for bytes.
    Json.Body item = json -> json.writeStringField("text", "\u00fc".repeat(letters));
    int itemBytes = bytes(Json.write(item)) + 1;

    String text = ToolResult.list("items", Collections.nCopies(20_000, item), true).text();

    List<String> items =
        Json.read(text, ToolResult.MAX_BYTES, json -> new Listed(json)).texts().stream()
            .distinct()
            .toList();
    assertThat(items).isSubsetOf("\u00fc".repeat(letters));
    assertThat(text)
        .contains("\"truncated\":true")
        .satisfies(
            whole ->
                assertThat(whole.split("\"text\":", -1))
                    .hasSize((ToolResult.MAX_BYTES - 256) / itemBytes + 1));
  }

  @Test
  void isNeverLargerThanTheCap() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> ToolResult.of(json -> json.writeStringField("a", "\u00fc".repeat(8_200))));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The texts of a list, read back strictly. */
  private record Listed(List<String> texts) {
    Listed(JsonObject json) {
      this(json.objects("items", item -> item.text("text")));
      json.allowUnread();
    }
  }
}
