package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The activities: where the workflow meets the world. Each runs at least once, so a second run must
 * do no harm. What may pass is thrown, as {@link TransientFailure}; what would fail the same way
 * again is returned.
 */
public final class ActivityFunctions {
  private final Supplier<PriceList> prices;
  private final Supplier<QuoteBook> quotes;

  /** Used by the Functions worker. */
  public ActivityFunctions() {
    this(App.PRICES, App.QUOTE_BOOK);
  }

  ActivityFunctions(Supplier<PriceList> prices, Supplier<QuoteBook> quotes) {
    this.prices = prices;
    this.quotes = quotes;
  }

  /** Looks up what one part costs; reads only. */
  @FunctionName(QuoteWorkflow.PRICE_PART)
  public String pricePart(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return run(
        context,
        input,
        text -> {
          QuoteOrder order = QuoteOrder.read(text, context.getInvocationId());
          return new Step(order.quote(), () -> price(order.request().lines().get(0)).write());
        },
        Prices.none(QuoteFailure.INTERNAL).write());
  }

  /** Keeps the quote; the second time there is nothing to do. */
  @FunctionName(QuoteWorkflow.SAVE_QUOTE)
  public String saveQuote(
      @DurableActivityTrigger(name = "input") String input, ExecutionContext context) {
    return run(
        context,
        input,
        text -> {
          Quote quote = Quote.read(text);
          return new Step(
              quote.id(),
              () -> {
                quotes.get().save(quote);
                return Outcome.of(quote).write();
              });
        },
        Outcome.failed(QuoteFailure.INTERNAL).write());
  }

  private Prices price(QuoteLine line) {
    OptionalInt cents = prices.get().cents(line.supplier(), line.part());
    return cents.isPresent()
        ? Prices.of(List.of(new PricedLine(line, cents.getAsInt())))
        : Prices.none(QuoteFailure.PART_UNKNOWN);
  }

  /**
   * What an input asks for.
   *
   * @param quote which quote it is about: the correlation of all that is logged
   * @param work makes the activity's result
   */
  private record Step(String quote, Supplier<String> work) {}

  private static String run(
      ExecutionContext context, String input, Function<String, Step> reader, String defect) {
    String correlation = context.getInvocationId();
    try {
      Step step = reader.apply(Payload.text(input));
      correlation = step.quote();
      String result = step.work().get();
      new EventLog(context, correlation).info("activity-done");
      return result;
    } catch (StoreUnavailable e) {
      new EventLog(context, correlation).error("activity-failed", e);
      throw new TransientFailure();
    } catch (RuntimeException e) {
      new EventLog(context, correlation).error("activity-defect", e);
      return defect;
    }
  }
}
