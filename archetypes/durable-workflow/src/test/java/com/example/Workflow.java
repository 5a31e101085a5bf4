package com.example;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The app's orchestrators and activities in a task hub of a test, over a price list of its own. */
final class Workflow {
  static final String ID = "0123456789abcdef0123456789abcdef";

  final FakeTaskHub hub;
  final Map<String, Integer> prices = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<Quote> saved = new ArrayList<>();
  final FakeContext log = new FakeContext("activity");
  PriceList list = (supplier, part) -> price(part);
  QuoteBook book =
      quote -> {
        if (saved.stream().noneMatch(old -> old.id().equals(quote.id()))) {
          saved.add(quote);
        }
      };

  Workflow() {
    this(new FakeTaskHub());
  }

  Workflow(FakeTaskHub hub) {
    this.hub = hub;
    OrchestratorFunctions orchestrators = new OrchestratorFunctions();
    ActivityFunctions activities =
        new ActivityFunctions(
            () ->
                (supplier, part) -> {
                  asked.add(supplier + "/" + part);
                  return list.cents(supplier, part);
                },
            () -> quote -> book.save(quote));
    hub.orchestrator(
            QuoteWorkflow.PREPARE_QUOTE, ctx -> ctx.complete(orchestrators.prepareQuote(ctx)))
        .orchestrator(
            QuoteWorkflow.PRICE_SUPPLIER, ctx -> ctx.complete(orchestrators.priceSupplier(ctx)))
        .activity(QuoteWorkflow.PRICE_PART, input -> activities.pricePart(input, log))
        .activity(QuoteWorkflow.SAVE_QUOTE, input -> activities.saveQuote(input, log));
  }

  /** Adds an activity or takes the place of one. */
  Workflow activity(String name, UnaryOperator<String> code) {
    hub.activity(name, code);
    return this;
  }

  Workflow price(String part, int cents) {
    prices.put(part, cents);
    return this;
  }

  /** A request for one piece of each of so many parts of each supplier, all of them known. */
  QuoteRequest request(int parts, String... suppliers) {
    List<QuoteLine> lines = new ArrayList<>();
    for (String supplier : suppliers) {
      IntStream.range(0, parts)
          .mapToObj(i -> "P-" + i)
          .forEach(
              part -> {
                prices.putIfAbsent(part, 100);
                lines.add(new QuoteLine(supplier, part, 1));
              });
    }
    return new QuoteRequest(lines);
  }

  void start(QuoteRequest request) {
    start(new QuoteOrder(ID, request).write());
  }

  void start(String input) {
    hub.start(QuoteWorkflow.PREPARE_QUOTE, ID, FakeTaskHub.quoted(input));
  }

  /** Runs the instance to its end. */
  Outcome outcome() {
    hub.run();
    FakeTaskHub.Kept instance = hub.find(ID).orElseThrow();
    if (instance.status() != OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED) {
      throw new AssertionError(instance.status() + " " + instance.failure());
    }
    return Outcome.read(Payload.text(instance.output().orElseThrow().getValue()));
  }

  Outcome run(QuoteRequest request) {
    start(request);
    return outcome();
  }

  private OptionalInt price(String part) {
    Integer cents = prices.get(part);
    return cents == null ? OptionalInt.empty() : OptionalInt.of(cents);
  }
}
