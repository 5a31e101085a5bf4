package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ExecutionStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationInstance;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorStartedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCompletedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SubOrchestrationInstanceCreatedEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskScheduledEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowTest {
  private static final String MARKER = "marker-7d1f";

  private final Workflow workflow = new Workflow();

  @Test
  void findsThePricesOfAllSuppliersAndKeepsTheQuote() {
    workflow.price("BOLT", 15).price("NUT", 7);

    Outcome outcome =
        workflow.run(
            new QuoteRequest(
                List.of(
                    new QuoteLine("acme", "BOLT", 100),
                    new QuoteLine("globex", "NUT", 10),
                    new QuoteLine("acme", "NUT", 1))));

    assertThat(outcome.quote().totalCents()).isEqualTo(1500 + 70 + 7);
    assertThat(outcome.quote().lines())
        .extracting(line -> line.line().supplier() + "/" + line.line().part() + "/" + line.cents())
        .containsExactly("acme/BOLT/15", "acme/NUT/7", "globex/NUT/7");
    assertThat(outcome.quote().validUntil()).isEqualTo(Instant.parse("2026-12-08T10:00:00Z"));
    assertThat(workflow.saved).containsExactly(outcome.quote());
  }

  @Test
  void hasASubOrchestrationForEachSupplierUnderAnIdThatIsTheSameInEachReplay() {
    workflow.run(workflow.request(1, "acme", "globex", "initech"));

    assertThat(workflow.hub.ids())
        .containsExactly(Workflow.ID, Workflow.ID + ":0", Workflow.ID + ":1", Workflow.ID + ":2");
  }

  @Test
  void neverHasMoreOpenThanTheCaps() {
    workflow.start(workflow.request(12, "acme", "globex", "initech", "umbrella", "hooli"));
    int most = 0;
    int mostSuppliers = 0;
    while (workflow.hub.step()) {
      most = Math.max(most, workflow.hub.open().size());
      mostSuppliers = Math.max(mostSuppliers, workflow.hub.running().size() - 1);
      assertThat(
              workflow.hub.open().stream()
                  .filter(work -> work.name().equals(QuoteWorkflow.PRICE_PART))
                  .collect(java.util.stream.Collectors.groupingBy(FakeTaskHub.Work::instance))
                  .values())
          .allSatisfy(ofOne -> assertThat(ofOne).hasSizeLessThanOrEqualTo(4));
    }

    assertThat(most).isEqualTo(8);
    assertThat(mostSuppliers).isEqualTo(2);
    assertThat(workflow.saved).singleElement().extracting(Quote::totalCents).isEqualTo(6000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void comesToTheSameResultInWhateverOrderActivitiesEnd(long seed) {
    Workflow inOrder = new Workflow();
    Workflow shuffled = new Workflow(new FakeTaskHub(seed));

    Outcome expected = inOrder.run(inOrder.request(9, "acme", "globex", "initech"));
    Outcome outcome = shuffled.run(shuffled.request(9, "acme", "globex", "initech"));

    assertThat(outcome.write()).isEqualTo(expected.write());
  }

  @Test
  void triesAgainLaterAndLaterWhatMayPass() {
    AtomicInteger calls = new AtomicInteger();
    workflow.list =
        (supplier, part) -> {
          if (calls.incrementAndGet() < 4) {
            throw new StoreUnavailable(new IOException(MARKER));
          }
          return OptionalInt.of(5);
        };

    Outcome outcome = workflow.run(workflow.request(1, "acme"));

    assertThat(outcome.quote().totalCents()).isEqualTo(5);
    assertThat(workflow.hub.waits())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void givesUpAfterFiveTries() {
    workflow.list = (supplier, part) -> unavailable();

    Outcome outcome = workflow.run(workflow.request(1, "acme"));

    assertThat(outcome.failure()).isEqualTo(QuoteFailure.PRICES_UNAVAILABLE);
    assertThat(workflow.asked).hasSize(5);
    assertThat(workflow.saved).isEmpty();
  }

  @Test
  void doesNotTryAgainWhatWouldFailTheSameWay() {
    workflow.start(workflow.request(1, "acme"));
    workflow.prices.clear();

    assertThat(workflow.outcome().failure()).isEqualTo(QuoteFailure.PART_UNKNOWN);

    assertThat(workflow.asked).containsExactly("acme/P-0");
    assertThat(workflow.hub.waits()).isEmpty();
    assertThat(workflow.saved).isEmpty();
  }

  @Test
  void doesNotTryADefectAgain() {
    workflow.list =
        (supplier, part) -> {
          throw new IllegalStateException(MARKER);
        };

    Outcome outcome = workflow.run(workflow.request(1, "acme"));

    assertThat(outcome.failure()).isEqualTo(QuoteFailure.INTERNAL);
    assertThat(workflow.asked).hasSize(1);
    assertThat(workflow.log.lines()).anyMatch(line -> line.contains("activity-defect"));
  }

  @Test
  void startsNothingMoreWhenOneTaskIsGivenUp() {
    workflow.list = (supplier, part) -> part.equals("P-0") ? unavailable() : OptionalInt.of(1);

    Outcome outcome = workflow.run(workflow.request(20, "acme"));

    assertThat(outcome.failure()).isEqualTo(QuoteFailure.PRICES_UNAVAILABLE);
    assertThat(workflow.saved).isEmpty();
  }

  @Test
  void finishesAllWhenOneHadToBeTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    workflow.list =
        (supplier, part) ->
            part.equals("P-0") && calls.incrementAndGet() == 1 ? unavailable() : OptionalInt.of(1);

    Outcome outcome = workflow.run(workflow.request(8, "acme"));

    assertThat(outcome.quote().totalCents()).isEqualTo(8);
    assertThat(workflow.asked).hasSize(9);
  }

  @Test
  void hasTheSameEffectWhenEachActivityRunsTwice() {
    workflow.hub.deliverTwice();

    Outcome outcome = workflow.run(workflow.request(2, "acme", "globex"));

    assertThat(workflow.asked).hasSize(8);
    assertThat(workflow.saved).containsExactly(outcome.quote());
  }

  @Test
  void saysWhenTheQuoteCannotBeKept() {
    workflow.book =
        quote -> {
          throw new StoreUnavailable(new IOException(MARKER));
        };

    assertThat(workflow.run(workflow.request(1, "acme")).failure())
        .isEqualTo(QuoteFailure.NOT_SAVED);
    assertThat(workflow.hub.waits())
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 4L, 8L, 16L);
  }

  @Test
  void tellsHowFarItIs() {
    workflow.start(workflow.request(1, "acme", "globex", "initech"));
    List<String> seen = new ArrayList<>();
    while (workflow.hub.step()) {
      workflow
          .hub
          .find(Workflow.ID)
          .flatMap(FakeTaskHub.Kept::customStatus)
          .map(StringValue::getValue)
          .map(Payload::text)
          .filter(status -> !seen.contains(status))
          .ifPresent(seen::add);
    }

    assertThat(seen)
        .startsWith("{\"done\":0,\"total\":3}")
        .endsWith("{\"done\":3,\"total\":3}")
        .allSatisfy(status -> assertThat(Progress.read(status).total()).isEqualTo(3));
  }

  @Test
  void keepsNoTextOfAnExceptionInItsHistory() {
    workflow.list = (supplier, part) -> unavailable();

    workflow.run(workflow.request(1, "acme"));

    assertThat(workflow.hub.ids())
        .allSatisfy(
            id ->
                assertThat(workflow.hub.find(id).orElseThrow().history().toString())
                    .doesNotContain(MARKER));
    assertThat(workflow.log.lines())
        .anyMatch(line -> line.contains("activity-failed") && line.contains(Workflow.ID))
        .noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void takesTheInputOfTheFirstRelease() {
    workflow.price("BOLT", 15);
    workflow.start(
        "{\"version\":1,\"supplier\":\"acme\",\"parts\":[{\"part\":\"BOLT\",\"quantity\":2}]}");

    Outcome outcome = workflow.outcome();

    assertThat(outcome.quote().totalCents()).isEqualTo(30);
    assertThat(outcome.quote().id()).isEqualTo(Workflow.ID);
  }

  @Test
  void failsAsAWholeOnTheInputOfAnUnknownRelease() {
    workflow.start("{\"version\":3,\"quote\":\"q\",\"lines\":[]}");
    workflow.hub.run();

    assertThat(workflow.hub.find(Workflow.ID).orElseThrow().status())
        .isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED);
  }

  /**
   * What an instance of this release has recorded, written down by hand. When this fails, instances
   * that are on their way while you deploy would fail, too: the README tells how to change a
   * workflow then.
   */
  @Test
  void goesOnWithAnInstanceThatThisReleaseHasBegun() {
    workflow.price("BOLT", 15);
    QuoteOrder order =
        new QuoteOrder(Workflow.ID, new QuoteRequest(List.of(new QuoteLine("acme", "BOLT", 2))));
    HistoryEvent started =
        event(-1)
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName("PrepareQuote")
                    .setOrchestrationInstance(
                        OrchestrationInstance.newBuilder().setInstanceId(Workflow.ID))
                    .setInput(text(order.write())))
            .build();
    HistoryEvent created =
        event(0)
            .setSubOrchestrationInstanceCreated(
                SubOrchestrationInstanceCreatedEvent.newBuilder()
                    .setName("PriceSupplier")
                    .setInstanceId(Workflow.ID + ":0")
                    .setInput(text(order.write())))
            .build();
    HistoryEvent priced =
        event(-1)
            .setSubOrchestrationInstanceCompleted(
                SubOrchestrationInstanceCompletedEvent.newBuilder()
                    .setTaskScheduledId(0)
                    .setResult(
                        text(
                            "{\"version\":1,\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\","
                                + "\"quantity\":2,\"cents\":15}]}")))
            .build();
    workflow.hub.resume(
        "PrepareQuote", Workflow.ID, List.of(begin(), started, created), List.of(priced));

    assertThat(workflow.outcome().quote().totalCents()).isEqualTo(30);
    assertThat(workflow.asked).isEmpty();
    assertThat(workflow.saved).hasSize(1);
  }

  /** All that the SDK notices: a task that this code does not start. It compares no names. */
  @Test
  void isToldWhenTheHistoryIsNotItsOwn() {
    HistoryEvent started =
        event(-1)
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName("PrepareQuote")
                    .setOrchestrationInstance(
                        OrchestrationInstance.newBuilder().setInstanceId(Workflow.ID))
                    .setInput(text(new QuoteOrder("q", workflow.request(1, "acme")).write())))
            .build();
    HistoryEvent other =
        event(7)
            .setTaskScheduled(TaskScheduledEvent.newBuilder().setName("AnotherActivity"))
            .build();
    workflow.hub.resume(
        "PrepareQuote",
        Workflow.ID,
        List.of(begin(), started, other),
        Collections.singletonList(
            event(-1)
                .setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance())
                .build()));
    workflow.hub.run();

    assertThat(workflow.hub.find(Workflow.ID).orElseThrow().failure().orElseThrow().getErrorType())
        .endsWith("NonDeterministicOrchestratorException");
  }

  private static OptionalInt unavailable() {
    throw new StoreUnavailable(new IOException(MARKER));
  }

  private HistoryEvent begin() {
    return event(-1).setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build();
  }

  private HistoryEvent.Builder event(int id) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setTimestamp(FakeTaskHub.timestamp(workflow.hub.now()));
  }

  private static StringValue text(String value) {
    return StringValue.of(FakeTaskHub.quoted(value));
  }
}
