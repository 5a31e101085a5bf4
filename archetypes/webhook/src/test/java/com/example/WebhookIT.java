package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.storage.queue.QueueClient;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way of an event through real tables and queues, with the host's part played by a test. */
class WebhookIT {
  private static final int MAX = 3;
  private static final String BODY =
      "{\"action\":\"opened\",\"repository\":{\"full_name\":\"octo-org/octo-repo\"}}";

  private final QueueClient queue = EmulatedQueues.queue();
  private final QueueClient poison = EmulatedQueues.queue();
  private final TableClient inboxTable = EmulatedTables.table();
  private final TableClient eventTable = EmulatedTables.table();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("webhook");

  private final MessageQueue messages = new StorageMessageQueue(queue);
  private final FailedMessageStore failures = new TableFailedMessageStore(EmulatedTables.table());
  private final Inbox inbox = new Inbox(new TableInboxStore(inboxTable), messages::send, clock);
  private final EventFunctions functions =
      new EventFunctions(
          () ->
              new EventWorker(
                  new EventService(new TableEventStore(eventTable, clock)),
                  new MessageConsumer(
                      messages,
                      (delivery, reason) -> failures.note(delivery.fingerprint(), reason),
                      MAX)),
          () -> inbox);
  private final FailedEventFunctions failed =
      new FailedEventFunctions(() -> new FailedMessages(failures, messages, clock));
  private final QueueHost host = new QueueHost(queue, poison, MAX);
  private final QueueHost poisonHost = new QueueHost(poison, poison, Integer.MAX_VALUE);

  @Test
  void processesWhatGitHubSentOnceHoweverOftenItComes() {
    assertThat(List.of(send(inbox), send(inbox), send(inbox))).containsOnly(202);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
    assertThat(send(inbox)).isEqualTo(202);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void processesAnEventOnceThatTheQueueDidNotTakeAtFirst() {
    FakeMessageQueue down = new FakeMessageQueue();
    down.fail(new IllegalStateException("down"));

    assertThat(send(new Inbox(new TableInboxStore(inboxTable), down::send, clock))).isEqualTo(503);
    assertThat(send(inbox)).isEqualTo(202);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void processesAnEventThatNobodySendsAgain() {
    FakeMessageQueue down = new FakeMessageQueue();
    down.fail(new IllegalStateException("down"));
    send(new Inbox(new TableInboxStore(inboxTable), down::send, clock));

    clock.advance(Inbox.GRACE.plusSeconds(1));
    functions.sweep("{}", context);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void processesAnEventOnceWhoseCallDiedBeforeItWasClosed() {
    InboxStore dying = new TableInboxStore(inboxTable);
    InboxStore neverCloses =
        new InboxStore() {
          @Override
          public Optional<InboxEntry> add(InboxEntry entry) {
            return dying.add(entry);
          }

          @Override
          public void close(InboxEntry entry) {
            throw new IllegalStateException("The instance is gone");
          }

          @Override
          public List<InboxEntry> open(Instant before, int max) {
            return dying.open(before, max);
          }

          @Override
          public int forget(int slice, Instant before, int max) {
            return dying.forget(slice, before, max);
          }
        };
    assertThat(send(new Inbox(neverCloses, messages::send, clock))).isEqualTo(202);

    assertThat(send(inbox)).isEqualTo(202);

    assertThat(List.of(process(), process())).containsOnly(QueueHost.Outcome.DONE);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void processesAnEventOnceWhenTheInstanceDiesAfterTheWork() {
    send(inbox);
    QueueHost.Outcome outcome =
        host.deliver(
            delivery -> {
              run(delivery);
              throw new IllegalStateException("The instance is gone before the message is deleted");
            });
    assertThat(outcome).isEqualTo(QueueHost.Outcome.RELEASED);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(events()).isEqualTo(1);
  }

  @Test
  void bringsABadMessageWithItsReasonToTheOperatorAndBackIntoTheQueue() {
    String text = "{\"version\":2}";
    queue.sendMessage(text);

    assertThat(List.of(process(), process(), process()))
        .containsExactly(
            QueueHost.Outcome.RELEASED, QueueHost.Outcome.RELEASED, QueueHost.Outcome.POISONED);
    assertThat(
            poisonHost.deliver(
                delivery -> failed.keep(delivery.text(), delivery.messageId(), context)))
        .isEqualTo(QueueHost.Outcome.DONE);

    String id = Fingerprint.of(text);
    assertThat(list()).contains(id, "\"reason\":\"unknown_version\"");
    assertThat(
            failed
                .get(FakeRequest.get("/api/operations/failed-events/x"), id, context)
                .getBody()
                .toString())
        .contains("\"message\":\"{\\\"version\\\":2}\"");

    failed.replay(
        FakeRequest.post("/api/operations/failed-events/replay").json("{\"ids\":[\"" + id + "\"]}"),
        context);

    assertThat(list()).isEqualTo("{\"failures\":[],\"more\":false}");
    assertThat(queue.peekMessage().getBody()).hasToString(text);
  }

  @Test
  void losesNoEventWhileTheTableOfResultsIsGone() {
    send(inbox);
    eventTable.deleteTable();

    assertThat(process()).isEqualTo(QueueHost.Outcome.TAKEN_OVER);

    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isEqualTo(1);
  }

  @Test
  void answersThatItIsUnavailableWhileTheTableOfTheInboxIsGone() {
    inboxTable.deleteTable();

    assertThat(send(inbox)).isEqualTo(503);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
  }

  private int send(Inbox to) {
    Map<String, String> settings = Map.of("GITHUB_WEBHOOK_SECRET", Signatures.CURRENT);
    SignedBody signed = new SignedBody(() -> WebhookSecrets.github(settings::get));
    HttpResponseMessage response =
        new WebhookFunctions(new GitHubSender(signed), new EventsSender(signed, clock), () -> to)
            .github(
                FakeRequest.post("/api/webhooks/github")
                    .json(BODY)
                    .header("X-GitHub-Event", "issues")
                    .header("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
                    .header("X-Hub-Signature-256", Signatures.sign(Signatures.CURRENT, BODY)),
                context);
    return response.getStatusCode();
  }

  private QueueHost.Outcome process() {
    return host.deliver(this::run);
  }

  private void run(Delivery delivery) {
    functions.process(
        delivery.text(), delivery.messageId(), delivery.popReceipt(), delivery.count(), context);
  }

  private String list() {
    return failed
        .list(FakeRequest.get("/api/operations/failed-events"), context)
        .getBody()
        .toString();
  }

  private long events() {
    return eventTable.listEntities().stream().count();
  }
}
