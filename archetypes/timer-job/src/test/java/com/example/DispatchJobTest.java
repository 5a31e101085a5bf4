package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchJobTest {
  private static final String MARKER = "Marker-4711";
  private static final String RUN = "run-00000001";

  private final TestClock clock = new TestClock();
  private final FakeReminderStore reminders = new FakeReminderStore();
  private final FakeDispatchStore dispatches = new FakeDispatchStore();
  private final FakeDispatchQueue queue = new FakeDispatchQueue();
  private final FakeLeaseStore leases = new FakeLeaseStore();
  private final FakeContext context = new FakeContext("DispatchReminders");
  private final RunLimits limits = RunLimits.STANDARD;
  private final DispatchJob job = job(limits);

  @Test
  void sendsWhatIsDueAndNothingElse() {
    String due = add(Duration.ZERO, "a");
    String later = add(Duration.ofSeconds(1), "b");

    RunReport report = run();

    assertThat(queue.sent())
        .containsExactly(
            "{\"version\":1,\"dispatch\":\"2026-06-01T12:00:00Z_a\",\"attempt\":1,"
                + "\"due\":\"2026-06-01T12:00:00Z\",\"recipient\":\"c-1\","
                + "\"template\":\"invoice-due\",\"correlation\":\"run-00000001\"}");
    assertThat(dispatches.get(due).isSent()).isTrue();
    assertThat(reminders.left()).containsExactly(later);
    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
  }

  @Test
  void sendsNothingTwiceHoweverOftenItRuns() {
    add(Duration.ZERO, "a");

    run();
    run();

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void sendsNothingTwiceThatItsWriterWritesTwice() {
    add(Duration.ZERO, "a");
    run();
    add(Duration.ZERO, "a");

    assertThat(fields(run())).contains("\"duplicates\":\"1\"", "\"sent\":\"0\"");
    assertThat(queue.sent()).hasSize(1);
    assertThat(reminders.left()).isEmpty();
  }

  @Test
  void sendsAllThatWasDueWhileNobodyRan() {
    run();
    List<String> missed =
        IntStream.range(0, 36).mapToObj(i -> add(Duration.ofMinutes(5L * i), "a")).toList();
    clock.advance(Duration.ofHours(3));

    run();

    assertThat(queue.dispatches()).isEqualTo(missed);
  }

  @Test
  void sendsWhatWasWrittenLateThoughLaterOnesWereSentBefore() {
    add(Duration.ZERO, "a");
    run();
    String late = add(Duration.ofHours(-2), "late");

    run();

    assertThat(queue.dispatches()).contains(late);
  }

  @Test
  void leavesToTheNextRunWhatIsTooMuchForOne() {
    List<String> all =
        IntStream.range(0, 5).mapToObj(i -> add(Duration.ofSeconds(i - 10), "a")).toList();
    DispatchJob small = job(limits(2, limits.time()));

    RunReport first = small.run(RUN, log());
    assertThat(queue.sent()).hasSize(2);
    assertThat(first.outcome()).isEqualTo(RunReport.Outcome.MORE);
    assertThat(fields(first)).contains("\"oldestLeft\":\"" + all.get(2) + "\"");
    small.run(RUN, log());
    RunReport last = small.run(RUN, log());

    assertThat(queue.dispatches()).isEqualTo(all);
    assertThat(last.outcome()).isEqualTo(RunReport.Outcome.DONE);
  }

  @Test
  void beginsNothingOnceItsTimeIsUp() {
    List<String> all =
        IntStream.range(0, 5).mapToObj(i -> add(Duration.ofSeconds(i - 10), "a")).toList();
    queue.meanwhile(() -> clock.advance(Duration.ofSeconds(45)));

    RunReport report = run();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.MORE);
    assertThat(queue.dispatches()).isEqualTo(all.subList(0, 2));
  }

  @Test
  void doesNothingWhileAnotherRunIsAtWork() {
    add(Duration.ofSeconds(-1), "a");
    add(Duration.ZERO, "b");
    queue.meanwhile(
        () -> assertThat(job.run("other", log()).outcome()).isEqualTo(RunReport.Outcome.BUSY));

    run();

    assertThat(queue.sent()).hasSize(2);
  }

  @Test
  void keepsItsLeaseThroughALongRun() {
    IntStream.range(0, 4).forEach(i -> add(Duration.ofSeconds(i - 10), "a"));
    queue.meanwhile(
        () -> {
          clock.advance(Duration.ofSeconds(29));
          assertThat(job.run("other", log()).outcome()).isEqualTo(RunReport.Outcome.BUSY);
        });

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);

    assertThat(Duration.between(new TestClock().instant(), clock.instant()))
        .as("longer than one lease lasts")
        .isGreaterThan(limits.lease());
  }

  @Test
  void takesOverFromARunThatDied() {
    add(Duration.ZERO, "a");
    new Leases(leases, clock, limits.lease()).take("dead");

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.BUSY);
    clock.advance(limits.lease());

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void stopsBeforeTheNextMessageWhenAnotherRunHasTakenOver() {
    List<String> all =
        IntStream.range(0, 3).mapToObj(i -> add(Duration.ofSeconds(i - 10), "a")).toList();
    queue.meanwhile(
        () -> {
          queue.meanwhile(() -> {});
          // It stood still for longer than its lease lasts, and another run did the rest.
          clock.advance(limits.lease());
          job.run("other", log());
        });

    RunReport report = run();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.LOST);
    assertThat(queue.dispatches())
        .as("only what was on its way goes out twice, under one id")
        .containsExactly(all.get(0), all.get(0), all.get(1), all.get(2));
  }

  @Test
  void sendsNothingOnALeaseThatMayRunOutMeanwhile() {
    add(Duration.ZERO, "a");
    DispatchStore slow =
        new SlowDispatchStore(dispatches, clock, limits.lease().minus(limits.margin()));

    RunReport report = job(limits, slow).run(RUN, log());

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.LOST);
    assertThat(queue.sent()).isEmpty();
    assertThat(reminders.left()).hasSize(1);
  }

  @Test
  void doesNotClaimWhatALaterHolderHasClaimed() {
    add(Duration.ofSeconds(-1), "a");
    String next = add(Duration.ZERO, "b");
    queue.meanwhile(
        () -> {
          queue.meanwhile(() -> {});
          Lease later = leases.get().takenBy("other", clock.instant(), limits.lease());
          leases.write(later);
          dispatches.write(Dispatch.first(reminder(next), later.token()));
        });

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.LOST);

    assertThat(queue.dispatches()).doesNotContain(next);
    assertThat(dispatches.get(next).attempt()).isEqualTo(1);
  }

  @Test
  void isNotStoppedByTokensOfALeaseThatWasDeleted() {
    String key = add(Duration.ZERO, "a");
    dispatches.write(Dispatch.first(reminder(key), Long.MAX_VALUE));

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);

    assertThat(queue.sent()).singleElement().asString().contains("\"attempt\":2");
  }

  @Test
  void sendsAgainUnderTheSameIdWhatADeadRunMayHaveSent() {
    String key = add(Duration.ZERO, "a");
    dispatches.dieBeforeNoting();
    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.FAILED);
    dispatches.recover();

    RunReport report = run();

    assertThat(queue.dispatches()).containsExactly(key, key);
    assertThat(queue.sent().get(0)).contains("\"attempt\":1");
    assertThat(queue.sent().get(1)).contains("\"attempt\":2");
    assertThat(fields(report)).contains("\"repeated\":\"1\"");
    assertThat(reminders.left()).isEmpty();
  }

  @Test
  void sendsNothingAgainThatADeadRunHadNotedAsSent() {
    add(Duration.ZERO, "a");
    reminders.keepRows();
    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.FAILED);
    reminders.recover();

    run();

    assertThat(queue.sent()).hasSize(1);
    assertThat(reminders.left()).isEmpty();
  }

  @Test
  void letsNoRowStopTheOthers() {
    add(Duration.ofSeconds(-3), "a");
    reminders.add(new ReminderRow("2026-06-01T11:59:58Z_b", null, "invoice-due", "1"));
    reminders.add("0");
    reminders.add("x-4711");
    reminders.add("2026-02-30T00:00:00Z_c");
    add(Duration.ZERO, "d");

    RunReport report = run();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(queue.dispatches())
        .containsExactly("2026-06-01T11:59:57Z_a", "2026-06-01T12:00:00Z_d");
    assertThat(reminders.aside())
        .hasSize(4)
        .containsEntry("2026-06-01T11:59:58Z_b", AsideReason.INVALID)
        .containsEntry("0", AsideReason.MALFORMED_KEY)
        .containsEntry("x-4711", AsideReason.MALFORMED_KEY)
        .containsEntry("2026-02-30T00:00:00Z_c", AsideReason.MALFORMED_KEY);
    assertThat(fields(report)).contains("\"setAside\":\"4\"");
  }

  @Test
  void setsAsideWhatComesTooLateInsteadOfSendingOrDroppingIt() {
    String inTime = add(limits.maxLate().negated(), "a");
    String tooLate = add(limits.maxLate().negated().minusSeconds(1), "b");

    run();

    assertThat(queue.dispatches()).containsExactly(inTime);
    assertThat(reminders.aside()).containsOnlyKeys(tooLate).containsValue(AsideReason.TOO_LATE);
  }

  @Test
  void failsVisiblyAndGoesOnWhenOneRowCannotBeDealtWith() {
    reminders.add("0");
    reminders.failFor("0");
    add(Duration.ZERO, "a");

    RunReport report = run();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED);
    assertThat(queue.sent()).hasSize(1);
    assertThat(reminders.left()).containsExactly("0");
  }

  @Test
  void losesNothingAndStopsSoonWhileTheQueueIsDown() {
    List<String> all =
        IntStream.range(0, 10).mapToObj(i -> add(Duration.ofSeconds(i - 10), "a")).toList();
    queue.fail(new IllegalStateException(MARKER));

    RunReport report = run();

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED);
    assertThat(report.failures()).isEqualTo(3);
    assertThat(reminders.left()).isEqualTo(all);
    assertThat(context.lines().toString()).contains("reminder-failed").doesNotContain(MARKER);

    queue.recover();
    run();
    assertThat(queue.dispatches()).isEqualTo(all);
  }

  @Test
  void failsVisiblyWhileTheTablesAreDown() {
    String key = add(Duration.ZERO, "a");
    reminders.fail(new IllegalStateException(MARKER));
    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.FAILED);
    reminders.recover();

    leases.fail(new IllegalStateException(MARKER));
    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.FAILED);
    leases.recover();

    assertThat(context.lines().toString()).contains("run-failed").doesNotContain(MARKER);
    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(queue.dispatches()).containsExactly(key);
  }

  @Test
  void letsTheNextRunBeginAtOnceWhenOneFailed() {
    add(Duration.ZERO, "a");
    queue.fail(new IllegalStateException(MARKER));
    run();
    queue.recover();

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);
  }

  @Test
  void doesNotFailWhenItOnlyCannotGiveTheLeaseBack() {
    add(Duration.ZERO, "a");
    queue.meanwhile(() -> leases.fail(new IllegalStateException(MARKER)));

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(context.lines().toString()).contains("lease-not-released");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "P-30D"})
  void sendsNothingTwiceAndLosesNothingWhenTheClockGoesBack(Duration back) {
    add(Duration.ZERO, "a");
    run();
    Instant done = leases.get().doneUpTo();
    String next = add(Duration.ofSeconds(1), "b");
    clock.advance(back);

    assertThat(run().outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(queue.sent()).hasSize(1);
    assertThat(leases.get().doneUpTo()).isEqualTo(done);

    clock.advance(back.negated().plusSeconds(1));
    run();
    assertThat(queue.dispatches()).hasSize(2).endsWith(next);
  }

  @Test
  void remembersUpToWhenAllIsDone() {
    Instant first = clock.instant();
    assertThat(fields(run())).contains("\"doneBefore\":null", "\"doneUpTo\":\"" + first + "\"");

    clock.advance(Duration.ofHours(3));
    assertThat(fields(run())).contains("\"doneBefore\":\"" + first + "\"");
    assertThat(leases.get().doneUpTo()).isEqualTo(clock.instant());
  }

  @Test
  void doesNotCallDoneWhatIsNot() {
    run();
    Instant done = leases.get().doneUpTo();
    clock.advance(Duration.ofHours(1));
    add(Duration.ZERO, "a");
    queue.fail(new IllegalStateException(MARKER));

    run();

    assertThat(leases.get().doneUpTo()).isEqualTo(done);
  }

  @Test
  void forgetsDispatchesThatCouldOnlyComeBackTooLate() {
    String old = add(Duration.ZERO, "a");
    run();
    clock.advance(Duration.ofDays(14));
    run();
    assertThat(dispatches.get(old)).isNotNull();

    clock.advance(Duration.ofDays(1));
    assertThat(fields(run())).contains("\"forgotten\":\"1\"");

    assertThat(dispatches.size()).isZero();
    reminders.add(old);
    run();
    assertThat(queue.sent()).hasSize(1);
    assertThat(reminders.aside()).containsEntry(old, AsideReason.TOO_LATE);
  }

  private RunReport run() {
    return job.run(RUN, log());
  }

  private String fields(RunReport report) {
    log().info("run-ended", report.fields());
    return context.lines().get(context.lines().size() - 1);
  }

  private EventLog log() {
    return new EventLog(context, RUN);
  }

  private String add(Duration fromNow, String id) {
    String key = clock.instant().plus(fromNow) + "_" + id;
    reminders.add(key);
    return key;
  }

  private Reminder reminder(String key) {
    return new ReminderRow(key, "c-1", "invoice-due", "1")
        .reminder(clock.instant(), limits.maxLate());
  }

  private RunLimits limits(int items, Duration time) {
    return new RunLimits(items, time, limits.lease(), limits.margin(), limits.maxLate());
  }

  private DispatchJob job(RunLimits within) {
    return job(within, dispatches);
  }

  private DispatchJob job(RunLimits within, DispatchStore store) {
    return new DispatchJob(
        new DispatchJob.Parts(
            reminders, store, queue, new Leases(leases, clock, within.lease()), clock, within));
  }
}
