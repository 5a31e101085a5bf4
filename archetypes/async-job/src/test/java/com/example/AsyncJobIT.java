package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.storage.queue.QueueClient;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a job through real queues and tables, with the host's part played by a test. */
class AsyncJobIT {
  private static final int MAX = 3;
  private static final String RESULT = "{\"from\":1,\"count\":100,\"primes\":25,\"largest\":97}";

  private static FakeIssuer issuer;

  private final QueueClient queue = EmulatedQueues.queue();
  private final QueueClient poison = EmulatedQueues.queue();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("async-job");
  private final JobStore store = new TableJobStore(EmulatedTables.table());
  private final MessageQueue messages = new StorageMessageQueue(queue);
  private final FailedMessageStore failures = new TableFailedMessageStore(EmulatedTables.table());
  private final FailedMessageReplies replies =
      new FailedMessageReplies(() -> new FailedMessages(failures, messages, clock));
  private final JobFunctions calls =
      new JobFunctions(
          new Tokens(issuer.settings()::get), () -> new Jobs(store, messages::send, clock));
  private final FailedMessageFunctions operator = new FailedMessageFunctions(replies);
  private final QueueHost host = new QueueHost(queue, poison, MAX);
  private final QueueHost poisonHost = new QueueHost(poison, poison, Integer.MAX_VALUE);
  private Work work = new CountPrimes();
  private final JobRunner runner =
      new JobRunner(store, (input, checkpoint) -> work.on(input, checkpoint), clock);
  private final PoisonMessages poisonMessages = new PoisonMessages(runner, failures, replies);
  private final WorkFunctions functions =
      new WorkFunctions(
          () -> new JobWorker(runner, new MessageConsumer(immediate(), poisonMessages, MAX)),
          () -> poisonMessages,
          () -> new CleanUp(store, clock));

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void bringsASubmittedJobToItsResult() {
    String id = submit();
    assertThat(state(id)).contains("\"state\":\"queued\"");

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(state(id)).contains("\"state\":\"succeeded\"");
    assertThat(result(id).getBody()).isEqualTo(RESULT);
  }

  @Test
  void worksOnceOnAJobThatIsDeliveredTwice() {
    String id = submit();
    assertThat(submit()).isEqualTo(id);

    assertThat(List.of(deliver(), deliver())).containsOnly(QueueHost.Outcome.DONE);

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
    assertThat(store.find(Submitted.OWNER, id)).map(Job::attempts).contains(1);
  }

  @Test
  void endsAJobWhoseInstanceDiedAfterTheWork() {
    String id = submit();
    assertThat(
            host.deliver(
                delivery -> {
                  run(delivery);
                  throw new IllegalStateException("gone before the message is deleted");
                }))
        .isEqualTo(QueueHost.Outcome.RELEASED);

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(result(id).getBody()).isEqualTo(RESULT);
  }

  @Test
  void takesUpAJobWhoseInstanceDiedInTheMiddle() {
    String id = submit();
    dieInTheMiddle(id);
    clock.advance(Limits.LEASE);

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(result(id).getBody()).isEqualTo(RESULT);
    assertThat(store.find(Submitted.OWNER, id)).map(Job::attempts).contains(2);
  }

  @Test
  void failsAJobWhoseInstanceDiesEachTime() {
    String id = submit();
    for (int i = 1; i < MAX; i++) {
      assertThat(dieInTheMiddle(id)).isEqualTo(QueueHost.Outcome.RELEASED);
      clock.advance(Limits.LEASE);
    }
    assertThat(dieInTheMiddle(id)).isEqualTo(QueueHost.Outcome.POISONED);
    assertThat(giveUp()).as("its lease is not over").isEqualTo(QueueHost.Outcome.RELEASED);
    clock.advance(Limits.LEASE);

    assertThat(giveUp()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(state(id)).contains("\"state\":\"failed\",\"reason\":\"out_of_deliveries\"");
    assertThat(giveUp()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
  }

  @Test
  void failsAJobWhoseWorkFailsEachTime() {
    String id = submit();
    work =
        (input, checkpoint) -> {
          throw new IllegalStateException("the work failed");
        };

    assertThat(List.of(deliver(), deliver(), deliver()))
        .containsExactly(
            QueueHost.Outcome.RELEASED, QueueHost.Outcome.RELEASED, QueueHost.Outcome.POISONED);
    assertThat(state(id)).contains("\"state\":\"failed\",\"reason\":\"work_failed\"");

    assertThat(giveUp()).isEqualTo(QueueHost.Outcome.DONE);
    assertThat(state(id)).contains("\"reason\":\"work_failed\"");
  }

  @Test
  void doesNotBeginAJobThatWasCancelledInTheQueue() {
    String id = submit();
    assertThat(cancel(id).getStatusCode()).isEqualTo(200);

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(state(id)).contains("\"state\":\"cancelled\"");
    assertThat(result(id).getStatusCode()).isEqualTo(409);
  }

  @Test
  void stopsTheWorkOfAJobThatIsCancelled() {
    String id = submit();
    work =
        (input, checkpoint) -> {
          assertThat(cancel(id).getStatusCode()).isEqualTo(200);
          clock.advance(Limits.LOOK);
          return new CountPrimes().on(input, checkpoint);
        };

    assertThat(deliver()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(state(id)).contains("\"state\":\"cancelled\"");
    assertThat(context.lines()).anyMatch(line -> line.contains("job-let-go"));
  }

  @Test
  void endsInOneStateWhenACancelMeetsTheEnd() throws Exception {
    for (int i = 0; i < 20; i++) {
      String id = submit(Submitted.key(i));
      List<Object> ends =
          AtOnce.call(
              List.of(() -> runner.run(Submitted.OWNER, id), () -> cancel(id).getStatusCode()));

      boolean cancelled = ends.get(1).equals(200);
      assertThat(ends.get(1)).isIn(200, 409);
      assertThat(state(id)).contains(cancelled ? "cancelled" : "succeeded");
      assertThat(ends.get(0).equals(JobRunner.Outcome.SUCCEEDED)).isNotEqualTo(cancelled);
    }
  }

  @Test
  void letsOneOfTwoDeliveriesAtOnceDoTheWork() throws Exception {
    String id = submit();
    List<Object> outcomes =
        AtOnce.call(
            4,
            () -> {
              try {
                return runner.run(Submitted.OWNER, id);
              } catch (JobBusy e) {
                return e.getClass();
              }
            });

    assertThat(outcomes).filteredOn(JobRunner.Outcome.SUCCEEDED::equals).hasSize(1);
    assertThat(store.find(Submitted.OWNER, id)).map(Job::attempts).contains(1);
  }

  @Test
  void removesWhatIsOver() {
    String id = submit();
    deliver();
    clock.advance(Limits.FINISHED.plusSeconds(1));
    assertThat(get(id).getStatusCode()).isEqualTo(404);

    functions.cleanUp("{}", context);

    assertThat(store.find(Submitted.OWNER, id)).isEmpty();
  }

  @Test
  void endsWhatIsStuck() {
    String id = submit();
    clock.advance(Limits.UNFINISHED.plusSeconds(1));
    assertThat(state(id)).contains("\"state\":\"failed\",\"reason\":\"timed_out\"");

    functions.cleanUp("{}", context);

    assertThat(store.find(Submitted.OWNER, id)).map(Job::failure).contains(JobFailure.TIMED_OUT);
    assertThat(deliver()).as("its message comes late").isEqualTo(QueueHost.Outcome.DONE);
    assertThat(state(id)).contains("\"state\":\"failed\"");
  }

  @Test
  void bringsAMessageThatNamesNoJobToTheOperatorAndBackIntoTheQueue() {
    String text = "{\"version\":2,\"job\":\"x\"}";
    queue.sendMessage(text);
    assertThat(List.of(deliver(), deliver(), deliver()))
        .containsExactly(
            QueueHost.Outcome.RELEASED, QueueHost.Outcome.RELEASED, QueueHost.Outcome.POISONED);
    assertThat(giveUp()).isEqualTo(QueueHost.Outcome.DONE);

    String id = Fingerprint.of(text);
    FakeRequest list = FakeRequest.get("/api/operations/failed-messages");
    assertThat(operator.list(list, context).getBody())
        .asString()
        .contains(id, "\"reason\":\"unknown_version\"");
    assertThat(operator.get(FakeRequest.get("/api/x"), id, context).getBody())
        .asString()
        .contains("\\\"version\\\":2");

    operator.replay(
        FakeRequest.post("/api/operations/failed-messages/replay")
            .json("{\"ids\":[\"" + id + "\"]}"),
        context);

    assertThat(queue.peekMessage().getBody()).hasToString(text);
    assertThat(operator.list(list, context).getBody()).asString().contains("\"failures\":[]");
  }

  /** A queue that lets messages come again at once, which a test need not wait for. */
  private MessageQueue immediate() {
    return new MessageQueue() {
      @Override
      public void send(String text) {
        messages.send(text);
      }

      @Override
      public void delay(Delivery delivery, Duration rest) {
        assertThat(rest).isPositive();
      }
    };
  }

  /** Takes the job as a delivery does, and is never heard of again. */
  private QueueHost.Outcome dieInTheMiddle(String id) {
    return host.deliver(
        delivery -> {
          Job job = store.find(Submitted.OWNER, id).orElseThrow();
          assertThat(store.replace(job.started("dead", clock.instant()))).isTrue();
          assertThatExceptionOfType(JobBusy.class)
              .isThrownBy(() -> runner.run(Submitted.OWNER, id));
          throw new IllegalStateException("gone");
        });
  }

  private QueueHost.Outcome deliver() {
    return host.deliver(this::run);
  }

  private QueueHost.Outcome giveUp() {
    return poisonHost.deliver(
        delivery -> functions.giveUp(delivery.text(), delivery.messageId(), context));
  }

  private void run(Delivery delivery) {
    functions.run(
        delivery.text(), delivery.messageId(), delivery.popReceipt(), delivery.count(), context);
  }

  private String submit() {
    return submit(Submitted.KEY);
  }

  private String submit(String key) {
    FakeRequest request =
        as(FakeRequest.post("/api/jobs"))
            .json("{\"from\":1,\"count\":100}")
            .header("Idempotency-Key", key);
    HttpResponseMessage response = calls.submit(request, context);
    assertThat(response.getStatusCode()).isEqualTo(202);
    return response.getHeader("Location").replace("/api/jobs/", "");
  }

  private HttpResponseMessage get(String id) {
    return calls.get(as(FakeRequest.get("/api/jobs/x")), id, context);
  }

  private String state(String id) {
    return get(id).getBody().toString();
  }

  private HttpResponseMessage result(String id) {
    return calls.result(as(FakeRequest.get("/api/jobs/x/result")), id, context);
  }

  private HttpResponseMessage cancel(String id) {
    return calls.cancel(as(FakeRequest.post("/api/jobs/x/cancel")), id, context);
  }

  private static FakeRequest as(FakeRequest request) {
    return request.header("Authorization", issuer.bearer("Jobs.Read", "Jobs.Write"));
  }
}
