package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static final int LIMIT = 200;

  record Line(@NotBlank String sku, @NotNull @Positive Integer quantity) {
    static Line from(JsonObject json) {
      return new Line(json.text("sku"), json.integer("quantity"));
    }
  }

  record Order(
      @NotBlank @Size(max = 10) String customer,
      Boolean express,
      @Size(max = 2) List<@jakarta.validation.Valid Line> lines,
      List<String> tags) {
    static Order from(JsonObject json) {
      return new Order(
          json.text("customer"),
          json.flag("express"),
          json.objects("lines", Line::from),
          json.texts("tags"));
    }
  }

  @Test
  void readsAnObjectIntoARecord() {
    Order order =
        read(
            """
            {"customer":"Ada","express":true,"lines":[{"sku":"a","quantity":2}],"tags":["x","y"]}""");

    assertThat(order)
        .isEqualTo(new Order("Ada", true, List.of(new Line("a", 2)), List.of("x", "y")));
  }

  @Test
  void takesAnAbsentFieldAndANullForTheSame() {
    assertThat(read("{\"customer\":\"Ada\",\"express\":null}"))
        .isEqualTo(read("{\"customer\":\"Ada\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"customer\":\"Ada\"",
        "{\"customer\":\"Ada\"} {}",
        "{\"customer\":\"Ada\"}x",
        "{\"customer\":\"Ada\",\"customer\":\"Eve\"}",
        "{'customer':'Ada'}",
        "{customer:\"Ada\"}",
        "{\"customer\":\"Ada\",}",
        "{\"customer\":\"Ada\"/* comment */}",
        "{\"customer\":NaN}",
        "{\"customer\":01}",
        "{\"customer\":\"a\nb\"}",
        "{\"n\":1e999999999}",
        "{\"n\":1e-999999999}",
        "{\"n\":123456789012345678901234567890123456789012345678901}"
      })
  void refusesWhatIsNotOneStrictObject(String text) {
    assertThat(refusal(text).kind()).isEqualTo(InvalidInput.Kind.MALFORMED);
  }

  @Test
  void refusesAMissingText() {
    assertThat(refusal(null).kind()).isEqualTo(InvalidInput.Kind.MALFORMED);
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}";

    assertThat(refusal(deep).kind()).isEqualTo(InvalidInput.Kind.MALFORMED);
  }

  @Test
  void refusesALongName() {
    assertThat(refusal("{\"" + "n".repeat(101) + "\":1}").kind())
        .isEqualTo(InvalidInput.Kind.MALFORMED);
  }

  @Test
  void countsTheLimitInBytesNotInCharacters() {
    // 61 characters around two thirds of the limit, each of three bytes.
    String text = "{\"customer\":\"" + "\u20ac".repeat(62) + "\"}";
    assertThat(text.length()).isLessThan(LIMIT);

    assertThat(refusal(text).kind()).isEqualTo(InvalidInput.Kind.TOO_LARGE);
  }

  @Test
  void acceptsATextOfExactlyTheLimit() {
    String text = "{\"customer\":\"Ada\"}";

    assertThat(Json.read(text, text.length(), Order::from).customer()).isEqualTo("Ada");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Json.read(text, text.length() - 1, Order::from))
        .returns(InvalidInput.Kind.TOO_LARGE, InvalidInput::kind);
  }

  @Test
  void namesUnknownFieldsAtEveryDepth() {
    InvalidInput refusal =
        refusal(
            """
            {"customer":"Ada","admin":true,"lines":[{"sku":"a","quantity":1,"price":0}]}""");

    assertThat(refusal.kind()).isEqualTo(InvalidInput.Kind.INVALID);
    assertThat(refusal.violations())
        .containsExactly(
            new Violation("admin", "is not a known field"),
            new Violation("lines[0].price", "is not a known field"));
  }

  @Test
  void letsAnObjectHaveMoreFieldsWhereTheRecordSaysSo() {
    String text = "{\"customer\":\"Ada\",\"since\":2026}";

    String customer =
        Json.read(
            text,
            LIMIT,
            json -> {
              json.allowUnread();
              return json.text("customer");
            });

    assertThat(customer).isEqualTo("Ada");
  }

  @Test
  void neverTurnsOneTypeIntoAnother() {
    InvalidInput refusal =
        refusal(
            """
            {"customer":7,"express":"true","lines":[{"sku":"a","quantity":"1"},3],"tags":[1]}""");

    assertThat(refusal.violations())
        .containsExactly(
            new Violation("customer", "must be a string"),
            new Violation("express", "must be true or false"),
            new Violation("lines[0].quantity", "must be a whole number"),
            new Violation("lines[1]", "must be an object"),
            new Violation("tags[0]", "must be a string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "2147483648", "-2147483649", "1e40"})
  void refusesANumberThatIsNoWholeNumberOf32Bits(String number) {
    assertThat(
            refusal("{\"customer\":\"A\",\"lines\":[{\"sku\":\"a\",\"quantity\":" + number + "}]}")
                .violations())
        .containsExactly(new Violation("lines[0].quantity", "must be a whole number of 32 bits"));
  }

  @Test
  void checksConstraintsAndNamesTheFieldWithoutTheValue() {
    InvalidInput refusal =
        refusal("{\"customer\":\"Marker-4711\",\"lines\":[{\"sku\":\" \",\"quantity\":0}]}");

    assertThat(refusal.violations())
        .extracting(Violation::field)
        .containsExactly("customer", "lines[0].quantity", "lines[0].sku");
    assertThat(refusal.violations().toString()).doesNotContain("Marker");
    assertThat(refusal).hasNoCause().hasMessageNotContaining("Marker");
  }

  @Test
  void givesAtMostTwentyViolations() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 30; i++) {
      text.append("\"f").append(i).append("\":0,");
    }
    text.setCharAt(text.length() - 1, '}');

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> Json.read(text.toString(), 1000, Order::from))
        .satisfies(refusal -> assertThat(refusal.violations()).hasSize(20));
  }

  @Test
  void escapesWhatItWrites() {
    assertThat(Json.write(json -> json.writeStringField("a\"b", "</script>\n\u0000")))
        .isEqualTo("{\"a\\\"b\":\"</script>\\n\\u0000\"}");
  }

  @Test
  void reportsAFailureOfTheWriter() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                Json.write(
                    json -> {
                      throw new IOException("disk");
                    }));
  }

  private static Order read(String text) {
    return Json.read(text, LIMIT, Order::from);
  }

  private static InvalidInput refusal(String text) {
    return catchThrowableOfType(InvalidInput.class, () -> read(text));
  }
}
