package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way of reminders through real tables and a real queue. */
class TimerJobIT {
  private static final int AT_ONCE = 4;

  private final TestClock clock = new TestClock();
  private final TableClient reminders = EmulatedTables.table();
  private final TableClient dispatches = EmulatedTables.table();
  private final TableClient leases = EmulatedTables.table();
  private final QueueClient queue = EmulatedQueues.queue();
  private final DispatchQueue toQueue = new StorageDispatchQueue(queue);
  private final FakeContext context = new FakeContext("DispatchReminders");

  @Test
  void sendsWhatIsDueOnceHoweverManyRunAtOnce() throws Exception {
    List<String> due = addDue(20);

    List<Callable<Void>> runs = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ReminderFunctions app = app(clock, toQueue);
      FakeContext own = new FakeContext("DispatchReminders");
      runs.add(
          () -> {
            app.dispatch("{}", own);
            return null;
          });
    }
    AtOnce.call(runs);

    assertThat(dispatched()).isEqualTo(due);
    assertThat(reminders.listEntities()).isEmpty();
  }

  @Test
  void sendsAllThatWasMissedBoundedInEachRun() {
    app(clock, toQueue).dispatch("{}", context);
    List<String> due = addDue(7);
    clock.advance(Duration.ofHours(5));

    for (int i = 0; i < 3; i++) {
      app(clock, toQueue, 3).dispatch("{\"IsPastDue\":true}", context);
    }

    assertThat(dispatched()).isEqualTo(due);
    assertThat(context.lines()).filteredOn(line -> line.contains("\"more\"")).hasSize(2);
  }

  @Test
  void sendsAgainUnderTheSameIdWhenARunDiedBetweenSendingAndNoting() {
    List<String> due = addDue(1);
    DispatchQueue dies =
        text -> {
          toQueue.send(text);
          throw new IllegalStateException("The instance is gone");
        };
    assertThatExceptionOfType(RunFailed.class)
        .isThrownBy(() -> app(clock, dies).dispatch("{}", context));

    app(clock, toQueue).dispatch("{}", context);
    app(clock, toQueue).dispatch("{}", context);

    List<String> texts = texts();
    assertThat(texts).hasSize(2).allSatisfy(text -> assertThat(text).contains(due.get(0)));
    assertThat(texts.get(0)).contains("\"attempt\":1");
    assertThat(texts.get(1)).contains("\"attempt\":2");
  }

  @Test
  void sendsOneMessageTwiceAtMostWhenAnotherRunTakesOver() {
    List<String> due = addDue(5);
    TestClock ahead = new TestClock();
    ahead.advance(Duration.ofMinutes(10));
    List<String> outcomes = new ArrayList<>();
    DispatchQueue slow =
        text -> {
          toQueue.send(text);
          if (outcomes.isEmpty()) {
            outcomes.add("other");
            app(ahead, toQueue).dispatch("{}", context);
          }
        };

    app(clock, slow).dispatch("{}", context);

    List<String> expected = new ArrayList<>(due);
    expected.add(0, due.get(0));
    assertThat(dispatched()).isEqualTo(expected);
    assertThat(context.lines().get(context.lines().size() - 1)).contains("\"outcome\":\"lost\"");
  }

  @Test
  void losesNothingWhileATableIsGone() {
    List<String> due = addDue(2);
    dispatches.deleteTable();

    assertThatExceptionOfType(RunFailed.class)
        .isThrownBy(() -> app(clock, toQueue).dispatch("{}", context));

    assertThat(texts()).isEmpty();
    assertThat(reminders.listEntities()).extracting(TableEntity::getRowKey).isEqualTo(due);
  }

  @Test
  void setsAsideWhatIsNoReminderAndSendsTheOthers() {
    List<String> due = addDue(1);
    reminders.createEntity(new TableEntity("due", "invoice-4711"));
    reminders.createEntity(new TableEntity("due", "2026-06-01T11:00:00Z_a"));

    app(clock, toQueue).dispatch("{}", context);

    assertThat(dispatched()).isEqualTo(due);
    assertThat(reminders.listEntities())
        .extracting(TableEntity::getPartitionKey, row -> row.getProperty("Reason"))
        .containsExactlyInAnyOrder(tuple("aside", "malformed_key"), tuple("aside", "invalid"));
  }

  private List<String> addDue(int count) {
    List<String> keys =
        IntStream.range(0, count).mapToObj(i -> clock.instant() + "_" + (1000 + i)).toList();
    keys.forEach(
        key ->
            reminders.createEntity(
                new TableEntity("due", key)
                    .addProperty("Recipient", "c-1")
                    .addProperty("Template", "invoice-due")));
    return keys;
  }

  private List<String> dispatched() {
    return texts().stream()
        .map(text -> text.replaceAll(".*\"dispatch\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> texts() {
    return queue.receiveMessages(32).stream()
        .map(QueueMessageItem::getBody)
        .map(Object::toString)
        .toList();
  }

  private ReminderFunctions app(TestClock time, DispatchQueue to) {
    return app(time, to, RunLimits.STANDARD.items());
  }

  private ReminderFunctions app(TestClock time, DispatchQueue to, int items) {
    RunLimits standard = RunLimits.STANDARD;
    RunLimits limits =
        new RunLimits(
            items, standard.time(), standard.lease(), standard.margin(), standard.maxLate());
    return new ReminderFunctions(
        () ->
            new DispatchJob(
                new DispatchJob.Parts(
                    new TableReminderStore(reminders),
                    new TableDispatchStore(dispatches),
                    to,
                    new Leases(new TableLeaseStore(leases), time, limits.lease()),
                    time,
                    limits)));
  }
}
