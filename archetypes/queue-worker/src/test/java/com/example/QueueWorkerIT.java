package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.queue.QueueClient;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a message through real queues and tables, with the host's part played by a test. */
class QueueWorkerIT {
  private static final int MAX = 3;

  private final QueueClient queue = EmulatedQueues.queue();
  private final QueueClient poison = EmulatedQueues.queue();
  private final TableClient orders = EmulatedTables.table();
  private final TableClient failures = EmulatedTables.table();

  private final FakeContext context = new FakeContext("queue-worker");
  private final MessageQueue orderQueue = new StorageMessageQueue(queue);
  private final FailedMessageStore failureStore = new TableFailedMessageStore(failures);
  private final OrderFunctions functions =
      new OrderFunctions(
          () ->
              new OrderWorker(
                  new OrderService(new TableOrderStore(orders, Clock.systemUTC())),
                  new MessageConsumer(
                      orderQueue,
                      (delivery, reason) -> failureStore.note(delivery.fingerprint(), reason),
                      MAX)));
  private final FailedOrderFunctions failed =
      new FailedOrderFunctions(
          () -> new FailedMessages(failureStore, orderQueue, Clock.systemUTC()));
  private final QueueHost host = new QueueHost(queue, poison, MAX);
  private final QueueHost poisonHost = new QueueHost(poison, poison, Integer.MAX_VALUE);

  @Test
  void processesWhatTheProducerQueued() {
    FakeOutput<String> output = new FakeOutput<>();
    functions.submit(
        FakeRequest.post("/api/orders")
            .json("{\"customer\":\"c-1\",\"product\":\"tea\",\"quantity\":3}"),
        output,
        context);
    queue.sendMessage(output.getValue());

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(total("c-1")).isEqualTo(3L);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
  }

  @Test
  void countsAnOrderOnceThatIsDeliveredTwice() {
    Order order = Orders.order(3);
    queue.sendMessage(Orders.message(order));
    queue.sendMessage(Orders.message(order));

    assertThat(List.of(process(), process())).containsOnly(QueueHost.Outcome.DONE);

    assertThat(total(order.customer())).isEqualTo(3L);
  }

  @Test
  void countsAnOrderOnceWhenTheInstanceDiesAfterTheWork() {
    Order order = Orders.order(3);
    queue.sendMessage(Orders.message(order));
    QueueHost.Outcome outcome =
        host.deliver(
            delivery -> {
              run(delivery);
              throw new IllegalStateException("The instance is gone before the message is deleted");
            });
    assertThat(outcome).isEqualTo(QueueHost.Outcome.RELEASED);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);

    assertThat(total(order.customer())).isEqualTo(3L);
  }

  @Test
  void bringsABadMessageWithItsReasonToTheOperatorAndBackIntoTheQueue() {
    String text = "{\"version\":2,";
    queue.sendMessage(text);

    assertThat(List.of(process(), process(), process()))
        .containsExactly(
            QueueHost.Outcome.RELEASED, QueueHost.Outcome.RELEASED, QueueHost.Outcome.POISONED);
    assertThat(keep()).isEqualTo(QueueHost.Outcome.DONE);

    String id = Fingerprint.of(text);
    assertThat(list()).contains(id, "\"reason\":\"malformed\"");

    failed.replay(
        FakeRequest.post("/api/operations/failed-orders/replay").json("{\"ids\":[\"" + id + "\"]}"),
        context);

    assertThat(list()).isEqualTo("{\"failures\":[],\"more\":false}");
    assertThat(queue.peekMessage().getBody()).hasToString(text);
  }

  @Test
  void processesAReplayedOrderOnceTheCauseIsGone() {
    Order order = Orders.order(3);
    String text = Orders.message(order);
    poison.sendMessage(text);
    keep();

    failed.replay(
        FakeRequest.post("/api/operations/failed-orders/replay")
            .json("{\"ids\":[\"" + Fingerprint.of(text) + "\"]}"),
        context);

    assertThat(process()).isEqualTo(QueueHost.Outcome.DONE);
    assertThat(total(order.customer())).isEqualTo(3L);
  }

  @Test
  void losesNoMessageWhileTheTableIsGone() {
    orders.deleteTable();
    Order order = Orders.order(3);
    queue.sendMessage(Orders.message(order));

    assertThat(process()).isEqualTo(QueueHost.Outcome.TAKEN_OVER);

    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isEqualTo(1);
    assertThat(process()).isEqualTo(QueueHost.Outcome.NONE_DELIVERED);
  }

  private QueueHost.Outcome process() {
    return host.deliver(this::run);
  }

  private QueueHost.Outcome keep() {
    return poisonHost.deliver(
        delivery -> failed.keep(delivery.text(), delivery.messageId(), context));
  }

  private void run(Delivery delivery) {
    functions.process(
        delivery.text(), delivery.messageId(), delivery.popReceipt(), delivery.count(), context);
  }

  private String list() {
    return failed
        .list(FakeRequest.get("/api/operations/failed-orders"), context)
        .getBody()
        .toString();
  }

  private Object total(String customer) {
    TableEntity total = orders.getEntity(customer, "total");
    return total.getProperty("Quantity");
  }
}
