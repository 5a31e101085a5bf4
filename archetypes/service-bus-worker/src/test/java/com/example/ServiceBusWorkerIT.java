package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.microsoft.azure.functions.HttpResponseMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The way of messages through the worker into a real table, to the dead letters and back. Host and
 * broker are played by a fake, since no broker runs without Docker.
 */
class ServiceBusWorkerIT {
  private static FakeIssuer issuer;

  private final TestClock clock = new TestClock();
  private final FakeBroker broker = new FakeBroker(clock);
  private final FakeContext context = new FakeContext("service-bus-worker");
  private final TableClient table = EmulatedTables.table();
  private boolean down;

  private final ShipmentFunctions functions =
      new ShipmentFunctions(
          () ->
              new ShipmentWorker(
                  new ShipmentService(new TableShipmentStore(table, clock)), time -> {}, clock));
  private final DeadLetterFunctions operator =
      new DeadLetterFunctions(
          new Tokens(issuer.settings()::get),
          new Lazy<>(() -> new DeadLetters(broker, ShipmentMessage::read, clock)));

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void processesWhatASenderSent() {
    Shipment shipment = Shipments.shipment(3);
    broker.enqueue("m-1", Shipments.message(shipment));

    broker.deliverAll(this::run);

    assertThat(rows()).isEqualTo(1);
    assertThat(broker.dead()).isEmpty();
  }

  @Test
  void countsAShipmentOnceThatIsDeliveredTwice() {
    Shipment shipment = Shipments.shipment(3);
    broker.enqueue("m-1", Shipments.message(shipment));
    broker.enqueue("m-2", Shipments.message(shipment));

    broker.deliverAll(this::run);

    assertThat(rows()).isEqualTo(1);
    assertThat(context.lines().toString()).contains("shipment-already-processed");
  }

  @Test
  void bringsAnOutagesDeadLettersBackAndLeavesWhatIsGarbage() {
    broker.enqueue("m-1", "garbage");
    broker.enqueue("m-2", Shipments.message(Shipments.shipment(3)));
    down = true;
    broker.deliverAll(this::run);
    down = false;
    assertThat(rows()).isZero();
    assertThat(broker.dead()).hasSize(2);

    assertThat(list()).contains("\"check\":\"malformed\"", "\"check\":\"ok\"");
    assertThat(replay()).contains("\"replayed\":[\"2\"]", "\"reason\":\"malformed\"");
    broker.deliverAll(this::run);

    assertThat(rows()).isEqualTo(1);
    assertThat(broker.dead()).containsExactly(1L);
  }

  private void run(String text, DeliveryNote note) {
    if (down) {
      throw new IllegalStateException("down");
    }
    functions.process(text, note.messageId(), note.deliveryCount(), note.enqueuedAt(), context);
  }

  private String list() {
    return body(
        operator.list(
            FakeRequest.get("/api/operations/dead-letters")
                .header("Authorization", issuer.bearer("DeadLetters.List")),
            context));
  }

  private String replay() {
    return body(
        operator.replay(
            FakeRequest.post("/api/operations/dead-letters/replay")
                .header("Authorization", issuer.bearer("DeadLetters.Replay"))
                .json("{\"max\":50}"),
            context));
  }

  private static String body(HttpResponseMessage response) {
    assertThat(response.getStatusCode()).isEqualTo(200);
    return response.getBody().toString();
  }

  private long rows() {
    return table.listEntities().stream().count();
  }
}
