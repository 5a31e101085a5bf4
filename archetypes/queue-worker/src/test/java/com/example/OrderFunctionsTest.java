package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.azure.functions.HttpResponseMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFunctionsTest {
  private static final String BODY = "{\"customer\":\"c-1\",\"product\":\"tea\",\"quantity\":3}";
  private static final String KEY = "checkout-4711-0001";
  private static final String MARKER = "Marker-4711";

  private final FakeContext context = new FakeContext("SubmitOrder");
  private final FakeOutput<String> queue = new FakeOutput<>();
  private final FakeOrderStore store = new FakeOrderStore();
  private final OrderFunctions functions =
      new OrderFunctions(
          () ->
              new OrderWorker(
                  new OrderService(store),
                  new MessageConsumer(new FakeMessageQueue(), (delivery, reason) -> {}, 5)));

  @Test
  void queuesAnOrderAndAnswersWithItsId() {
    HttpResponseMessage response =
        submit(FakeRequest.post("/api/orders").json(BODY).header("X-Correlation-Id", "corr-0001"));

    assertThat(response.getStatusCode()).isEqualTo(202);
    OrderMessage message = OrderMessage.read(queue.getValue());
    assertThat(message.correlation()).isEqualTo("corr-0001");
    assertThat(message.order()).isEqualTo(new Order(message.order().id(), "c-1", "tea", 3));
    assertThat(response.getBody()).isEqualTo("{\"id\":\"" + message.order().id() + "\"}");
  }

  @Test
  void givesAnOrderThatIsSentAgainTheSameId() {
    Order first = queued(FakeRequest.post("/api/orders").json(BODY).header("Idempotency-Key", KEY));
    Order again = queued(FakeRequest.post("/api/orders").json(BODY).header("Idempotency-Key", KEY));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void givesAnotherCustomersOrderAnotherIdUnderTheSameKey() {
    String other = BODY.replace("c-1", "c-2");
    Order first = queued(FakeRequest.post("/api/orders").json(BODY).header("Idempotency-Key", KEY));
    Order second =
        queued(FakeRequest.post("/api/orders").json(other).header("Idempotency-Key", KEY));

    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void givesEachOrderWithoutAKeyAnIdOfItsOwn() {
    assertThat(queued(FakeRequest.post("/api/orders").json(BODY)).id())
        .isNotEqualTo(queued(FakeRequest.post("/api/orders").json(BODY)).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "with blanks in it is not",
        "0123456789abcde\n",
        "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
      })
  void refusesAMalformedIdempotencyKey(String key) {
    assertRefused(FakeRequest.post("/api/orders").json(BODY).header("Idempotency-Key", key), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400",
        "{} | 422",
        "{\"customer\":\"c/1\",\"product\":\"tea\",\"quantity\":3} | 422",
        "{\"customer\":\"c-1\",\"product\":\"\",\"quantity\":3} | 422",
        "{\"customer\":\"c-1\",\"product\":\"tea\",\"quantity\":0} | 422",
        "{\"customer\":\"c-1\",\"product\":\"tea\",\"quantity\":1001} | 422",
        "{\"customer\":\"c-1\",\"product\":\"tea\",\"quantity\":3,\"id\":\"mine\"} | 422"
      })
  void queuesNothingThatItRefuses(String body, int status) {
    assertRefused(FakeRequest.post("/api/orders").json(body), status);
  }

  @Test
  void queuesNothingThatIsNotSentAsJson() {
    assertRefused(
        FakeRequest.post("/api/orders").json(BODY).header("Content-Type", "text/plain"), 415);
  }

  @Test
  void queuesNothingThatIsTooLarge() {
    assertRefused(
        FakeRequest.post("/api/orders").json("{\"customer\":\"" + "c".repeat(3000) + "\"}"), 413);
  }

  @Test
  void tellsNothingOfARefusedOrder() {
    HttpResponseMessage response =
        submit(
            FakeRequest.post("/api/orders")
                .json("{\"customer\":\"" + MARKER + "!\",\"product\":\"tea\",\"quantity\":3}"));

    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void tellsNothingOfATakenOrderButItsId() {
    submit(FakeRequest.post("/api/orders").json(BODY.replace("c-1", MARKER)));

    assertThat(context.lines().toString())
        .contains("\"order\":\"" + OrderMessage.read(queue.getValue()).order().id() + "\"")
        .doesNotContain(MARKER);
  }

  @Test
  void processesWhatItQueued() {
    Order order = queued(FakeRequest.post("/api/orders").json(BODY));

    functions.process(queue.getValue(), "message-1", "receipt", 1, context);

    assertThat(store.orders()).containsEntry(order.id(), order);
  }

  @Test
  void letsTheHostSeeThatAMessageFailed() {
    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> functions.process("not json", "message-1", "receipt", 1, context));
  }

  private void assertRefused(FakeRequest request, int status) {
    HttpResponseMessage response = submit(request);

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(queue.getValue()).isNull();
  }

  private Order queued(FakeRequest request) {
    submit(request);
    return OrderMessage.read(queue.getValue()).order();
  }

  private HttpResponseMessage submit(FakeRequest request) {
    return functions.submit(request, queue, context);
  }
}
