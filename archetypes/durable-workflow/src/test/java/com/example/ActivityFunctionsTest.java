package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityFunctionsTest {
  private static final String MARKER = "marker-7d1f";
  private static final String LINE =
      "{\"version\":2,\"quote\":\"quote-1\",\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":2}]}";

  private final FakeContext context = new FakeContext("PricePart");

  @Test
  void readsItsInputWithAndWithoutTheQuotesOfTheHub() {
    ActivityFunctions functions = functions((supplier, part) -> OptionalInt.of(15));

    String plain = functions.pricePart(LINE, context);

    assertThat(Prices.read(plain).lines()).extracting(PricedLine::cents).containsExactly(15);
    assertThat(functions.pricePart(FakeTaskHub.quoted(LINE), context)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "\"", "\"x\"", "\"a\",\"b\":\"c\"", "{\"version\":9}"})
  void returnsThatItCannotReadAnInput(String input) {
    ActivityFunctions functions = functions((supplier, part) -> OptionalInt.of(15));

    assertThat(Prices.read(functions.pricePart(input, context)).failure())
        .isEqualTo(QuoteFailure.INTERNAL);
    assertThat(Outcome.read(functions.saveQuote(input, context)).failure())
        .isEqualTo(QuoteFailure.INTERNAL);
  }

  @Test
  void throwsWhatMayPassWithoutAWordOfTheCause() {
    ActivityFunctions functions =
        functions(
            (supplier, part) -> {
              throw new StoreUnavailable(new IOException(MARKER));
            });

    assertThatThrownBy(() -> functions.pricePart(LINE, context))
        .isInstanceOf(TransientFailure.class)
        .hasNoCause()
        .hasMessage("See the log of the activity")
        .extracting(Throwable::getStackTrace)
        .isEqualTo(new StackTraceElement[0]);
    assertThat(context.lines())
        .anyMatch(line -> line.contains("quote-1") && line.contains("StoreUnavailable"))
        .noneMatch(line -> line.contains(MARKER) || line.contains("BOLT"));
  }

  private static ActivityFunctions functions(PriceList prices) {
    return new ActivityFunctions(() -> prices, () -> quote -> {});
  }
}
