package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkFunctionsTest {
  private static final int MAX = 3;
  private static final String MARKER = "marker-7d1f";
  private static final Owner OWNER = Submitted.OWNER;

  private final FakeContext context = new FakeContext("Work");
  private final TestClock clock = new TestClock();
  private final FakeJobStore store = new FakeJobStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeFailedMessageStore failures = new FakeFailedMessageStore();
  private Work work = new CountPrimes();
  private final JobRunner runner =
      new JobRunner(store, (input, checkpoint) -> work.on(input, checkpoint), clock);
  private final PoisonMessages poison =
      new PoisonMessages(
          runner,
          failures,
          new FailedMessageReplies(() -> new FailedMessages(failures, queue, clock)));
  private final WorkFunctions functions =
      new WorkFunctions(
          () -> new JobWorker(runner, new MessageConsumer(queue, poison, MAX)),
          () -> poison,
          () -> new CleanUp(store, clock));
  private final Job job =
      Job.submitted(OWNER, JobId.of(OWNER, Submitted.KEY), Submitted.RANGE, clock.instant());

  WorkFunctionsTest() {
    store.add(job);
  }

  @Test
  void worksOnTheJobThatAMessageNames() {
    run(1);

    assertThat(store.only().result())
        .isEqualTo("{\"from\":1,\"count\":100,\"primes\":25,\"largest\":97}");
    assertThat(context.lines())
        .anyMatch(line -> line.contains("job-succeeded") && line.contains("correlation-1"));
  }

  @Test
  void warnsOfAJobThatTakesTooLong() {
    work =
        (input, checkpoint) -> {
          clock.advance(Limits.TRY);
          return new CountPrimes().on(input, checkpoint);
        };

    run(1);

    assertFailed(JobFailure.TOOK_TOO_LONG);
    assertThat(context.lines())
        .anyMatch(line -> line.startsWith("WARNING") && line.contains("job-took-too-long"));
  }

  @Test
  void takesASecondMessageForTheSameJob() {
    run(1);
    run(1);

    assertThat(store.writes()).containsExactly("queued", "running", "succeeded");
    assertThat(context.lines()).anyMatch(line -> line.contains("job-finished-before"));
  }

  @Test
  void triesAgainLaterWhatFailed() {
    work = failing();

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> run(1))
        .withMessageNotContaining(MARKER)
        .withNoCause();

    assertThat(queue.rests()).hasSize(1);
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
  }

  @Test
  void failsTheJobWhenItsLastTryFailed() {
    work = failing();

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> run(MAX));

    assertFailed(JobFailure.WORK_FAILED);
  }

  @Test
  void failsTheJobWhoseInputNobodyCanReadWhenItsDeliveriesRunOut() {
    Job stored = store.only();
    store.replace(
        new Job(
            stored.owner(),
            stored.id(),
            stored.request(),
            "{\"version\":2,\"to\":\"" + MARKER + "\"}",
            stored.submittedAt(),
            stored.state(),
            null,
            0,
            null,
            null,
            null,
            stored.due(),
            stored.version()));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> run(MAX));
    functions.giveUp(Submitted.message(job), "message-1", context);

    assertThat(store.only().state()).isEqualTo(Job.State.FAILED);
    assertThat(context.lines()).noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void doesNotFailTheJobOfALiveTryWhenAMessageOfItRunsOut() {
    store.replace(store.only().started("live", clock.instant()));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> run(MAX));
    assertThat(store.only().isHeldBy("live")).isTrue();
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> functions.giveUp(Submitted.message(job), "message-1", context));
    assertThat(store.only().isHeldBy("live")).isTrue();

    clock.advance(Limits.LEASE);
    functions.giveUp(Submitted.message(job), "message-1", context);
    assertFailed(JobFailure.OUT_OF_DELIVERIES);
  }

  @Test
  void failsAJobThatIsOutOfDeliveries() {
    functions.giveUp(Submitted.message(job), "message-1", context);

    assertFailed(JobFailure.OUT_OF_DELIVERIES);
    assertThat(context.lines())
        .anyMatch(line -> line.startsWith("WARNING") && line.contains("job-given-up"));
  }

  @Test
  void keepsAFinishedJobAsItIsWhenALateMessageOfItRunsOut() {
    run(1);

    functions.giveUp(Submitted.message(job), "message-1", context);

    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void leavesAMessageInThePoisonQueueWhoseJobCannotBeEnded() {
    store.failWith(new StoreUnavailable(new IOException(MARKER)));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> functions.giveUp(Submitted.message(job), "message-1", context))
        .withMessageNotContaining(MARKER)
        .withNoCause();
    assertThat(context.lines()).anyMatch(line -> line.contains("job-not-given-up"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "marker-7d1f",
        "{\"version\":1,\"owner\":\"marker-7d1f\"}",
        "{\"version\":9,\"text\":\"marker-7d1f\"}"
      })
  void keepsAMessageThatNamesNoJobWithItsReason(String text) {
    for (int i = 1; i <= MAX; i++) {
      int count = i;
      assertThatExceptionOfType(MessageFailed.class)
          .isThrownBy(() -> functions.run(text, "message-1", "receipt-1", count, context));
    }
    functions.giveUp(text, "message-1", context);

    FailedMessage kept = failures.find(Fingerprint.of(text)).orElseThrow();
    assertThat(kept.text()).isEqualTo(text);
    assertThat(kept.reason()).isIn("malformed", "invalid", "unknown_version");
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
    assertThat(context.lines()).noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void leavesAMessageInThePoisonQueueThatItCannotKeep() {
    failures.fail(new IllegalStateException(MARKER));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> functions.giveUp("no job", "message-1", context))
        .withMessageNotContaining(MARKER);
  }

  @Test
  void losesNothingWhileTheStoreCannotBeUsed() {
    store.failWith(new StoreUnavailable(new IOException(MARKER)));

    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> run(1));
    assertThatExceptionOfType(MessageFailed.class).isThrownBy(() -> run(MAX));
    store.recover();
    run(1);

    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
    assertThat(context.lines()).noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void logsNothingOfTheOwner() {
    run(1);
    work = failing();
    functions.giveUp(Submitted.message(job), "message-1", context);

    assertThat(context.lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(OWNER.name().toString()));
  }

  @Test
  void cleansUpAndSaysHowMuch() {
    clock.advance(Limits.UNFINISHED.plusSeconds(1));

    functions.cleanUp("{}", context);

    assertFailed(JobFailure.TIMED_OUT);
    assertThat(context.lines())
        .anyMatch(
            line ->
                line.contains("jobs-cleaned-up")
                    && line.contains("\"ended\":\"1\",\"removed\":\"0\""));
  }

  @Test
  void failsTheRunOfACleanUpThatFailed() {
    store.failWith(new StoreUnavailable(new IOException(MARKER)));

    assertThatIllegalStateException()
        .isThrownBy(() -> functions.cleanUp("{}", context))
        .withMessageNotContaining(MARKER)
        .withNoCause();
    assertThat(context.lines()).noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void buildsNothingBeforeItIsNeeded() {
    assertThatCode(
            () -> {
              new JobFunctions();
              new WorkFunctions();
              new FailedMessageFunctions();
            })
        .doesNotThrowAnyException();
  }

  private void run(long delivery) {
    functions.run(Submitted.message(job), "message-1", "receipt-1", delivery, context);
  }

  private static Work failing() {
    return (input, checkpoint) -> {
      throw new IllegalStateException(MARKER);
    };
  }

  private void assertFailed(JobFailure why) {
    assertThat(store.only().state()).isEqualTo(Job.State.FAILED);
    assertThat(store.only().failure()).isEqualTo(why);
  }
}
