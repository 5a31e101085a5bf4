package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final String MARKER = "marker-7d1f";

  private final FakeTicketStore tickets = new FakeTicketStore();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("PurgeQuotes");
  private final Retention retention = new Retention(tickets, clock);

  @Test
  void removesHistoriesThatAreOverAndTheirTicketsAndNoOthers() {
    try (FakeSidecar sidecar = new FakeSidecar()) {
      Workflow workflow = new Workflow();
      sidecar.serve(workflow.hub);
      clock.advance(Duration.between(clock.instant(), workflow.hub.now()));
      run(workflow, "old");
      issue("old");
      workflow.hub.start(QuoteWorkflow.PREPARE_QUOTE, "hangs", FakeTaskHub.quoted("{}"));
      pass(workflow, Ticket.KEPT.plusDays(2));
      run(workflow, "new");
      issue("new");

      new RetentionFunctions(() -> retention, App::engine).purge("", sidecar.binding(), context);

      assertThat(workflow.hub.ids()).containsExactly("hangs", "new", "new:0");
      assertThat(tickets.all()).extracting(Ticket::id).containsExactly("new");
      assertThat(context.lines())
          .anyMatch(
              line ->
                  line.contains("quotes-purged")
                      && line.contains("\"histories\":\"2\"")
                      && line.contains("\"tickets\":\"1\""));
    }
  }

  @Test
  void keepsAHistoryADayLongerThanItsTicket() {
    List<Instant> ends = new ArrayList<>();

    retention.run(purging(ends, null));

    assertThat(ends).hasSize(1 + Retention.DAYS_PER_RUN);
    assertThat(ends.get(ends.size() - 1))
        .isEqualTo(clock.instant().minus(Ticket.KEPT).minus(Duration.ofDays(1)));
    assertThat(ends).isSorted();
  }

  @Test
  void looksAtABoundedNumberOfTickets() {
    for (int i = 0; i < Retention.MAX_TICKETS + 1; i++) {
      issue("id-" + i);
    }
    clock.advance(Ticket.KEPT.plusSeconds(1));

    assertThat(retention.run(purging(new ArrayList<>(), null)).removed())
        .isEqualTo(Retention.MAX_TICKETS);
    assertThat(retention.run(purging(new ArrayList<>(), null)).removed()).isEqualTo(1);
  }

  @Test
  void keepsTicketsWhenHistoriesCannotBeRemoved() {
    issue("old");
    clock.advance(Ticket.KEPT.plusSeconds(1));
    EngineUnavailable down = new EngineUnavailable(new IllegalStateException(MARKER));
    RetentionFunctions functions =
        new RetentionFunctions(() -> retention, durable -> purging(new ArrayList<>(), down));

    assertThatThrownBy(() -> functions.purge("", null, context))
        .hasMessage("The purge failed")
        .hasNoCause();

    assertThat(tickets.all()).hasSize(1);
    assertThat(context.lines())
        .anyMatch(line -> line.contains("purge-failed"))
        .noneMatch(line -> line.contains(MARKER));
  }

  private void issue(String id) {
    tickets.add(Ticket.issued("owner", id, "request", clock.instant()));
  }

  private void pass(Workflow workflow, Duration time) {
    workflow.hub.pass(time);
    clock.advance(time);
  }

  private static void run(Workflow workflow, String id) {
    workflow.hub.start(
        QuoteWorkflow.PREPARE_QUOTE,
        id,
        FakeTaskHub.quoted(new QuoteOrder(id, workflow.request(1, "acme")).write()));
    // Not the one that hangs: it gets no turn.
    while (!workflow.hub.find(id).orElseThrow().isOver()) {
      workflow.hub.step(id);
    }
  }

  private static Engine purging(List<Instant> ends, RuntimeException failure) {
    return new Engine() {
      @Override
      public Optional<Instance> find(String id) {
        return Optional.empty();
      }

      @Override
      public void start(String id, String input) {
        throw new AssertionError("Nothing is to be started");
      }

      @Override
      public void stop(String id) {
        throw new AssertionError("Nothing is to be stopped");
      }

      @Override
      public int purge(Instant from, Instant to, Duration limit) {
        if (failure != null) {
          throw failure;
        }
        assertThat(from)
            .as("nothing is left out between two spans")
            .isEqualTo(ends.isEmpty() ? Instant.EPOCH : ends.get(ends.size() - 1));
        ends.add(to);
        return 0;
      }
    };
  }
}
