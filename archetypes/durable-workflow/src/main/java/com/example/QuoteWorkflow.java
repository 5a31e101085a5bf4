package com.example;

import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The workflow: find the prices of each supplier, then keep the quote.
 *
 * <p>This code runs again from its beginning whenever something that it waits for has happened, and
 * must then decide as before. So it has no clock, no chance, no input or output of its own:
 * everything of that kind is an activity, or comes from the context. A test reads the bytecode and
 * refuses anything else.
 */
final class QuoteWorkflow {
  static final String PREPARE_QUOTE = "PrepareQuote";
  static final String PRICE_SUPPLIER = "PriceSupplier";
  static final String PRICE_PART = "PricePart";
  static final String SAVE_QUOTE = "SaveQuote";

  /** How many suppliers are asked at the same time. */
  static final int MAX_SUPPLIERS = 2;

  /** How many parts of one supplier are asked for at the same time. */
  static final int MAX_PARTS = 4;

  private static final Duration VALID = Duration.ofDays(14);

  private QuoteWorkflow() {}

  /** The whole workflow, of one quote. */
  static String prepare(TaskOrchestrationContext context) {
    QuoteOrder order = QuoteOrder.read(context.getInput(String.class), context.getInstanceId());
    Prices prices;
    try {
      prices = prices(context, order);
    } catch (TaskFailedException e) {
      return Outcome.failed(QuoteFailure.INTERNAL).write();
    }
    if (prices.failure() != null) {
      return Outcome.failed(prices.failure()).write();
    }
    Instant validUntil = context.getCurrentInstant().plus(VALID).truncatedTo(ChronoUnit.SECONDS);
    Quote quote = new Quote(order.quote(), validUntil, prices.lines());
    try {
      return context
          .callActivity(SAVE_QUOTE, quote.write(), Retries.options(), String.class)
          .await();
    } catch (TaskFailedException e) {
      return Outcome.failed(QuoteFailure.NOT_SAVED).write();
    }
  }

  /** The part of the workflow that is about one supplier. */
  static String priceSupplier(TaskOrchestrationContext context) {
    QuoteOrder order = QuoteOrder.read(context.getInput(String.class), context.getInstanceId());
    List<QuoteRequest> lines = order.request().byLine();
    try {
      List<String> found =
          Window.run(
              context,
              lines.size(),
              MAX_PARTS,
              i ->
                  context.callActivity(
                      PRICE_PART,
                      order.part(lines.get(i)).write(),
                      Retries.options(),
                      String.class),
              done -> {});
      return Prices.all(found.stream().map(Prices::read).toList()).write();
    } catch (TaskFailedException e) {
      return Prices.none(QuoteFailure.PRICES_UNAVAILABLE).write();
    }
  }

  private static Prices prices(TaskOrchestrationContext context, QuoteOrder order) {
    List<QuoteRequest> suppliers = order.request().bySupplier();
    context.setCustomStatus(new Progress(0, suppliers.size()).write());
    List<String> found =
        Window.run(
            context,
            suppliers.size(),
            MAX_SUPPLIERS,
            i ->
                context.callSubOrchestrator(
                    PRICE_SUPPLIER,
                    order.part(suppliers.get(i)).write(),
                    // The same in each replay, unlike one that the SDK would make up.
                    context.getInstanceId() + ":" + i,
                    String.class),
            done -> context.setCustomStatus(new Progress(done, suppliers.size()).write()));
    return Prices.all(found.stream().map(Prices::read).toList());
  }
}
