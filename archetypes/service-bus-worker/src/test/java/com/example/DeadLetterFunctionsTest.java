package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterFunctionsTest implements CallerContract {
  private static final String LIST = "DeadLetters.List";
  private static final String READ = "DeadLetters.Read";
  private static final String REPLAY = "DeadLetters.Replay";
  private static final String MARKER = "marker-7d1f";

  private static FakeIssuer issuer;

  private final TestClock clock = new TestClock();
  private final FakeBroker broker = new FakeBroker(clock);
  private final FakeContext context = new FakeContext("DeadLetters");
  private final DeadLetterFunctions functions =
      functions(new Tokens(issuer.settings()::get), broker);

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Override
  public FakeIssuer issuer() {
    return issuer;
  }

  @Override
  public Object functions(Tokens tokens, RuntimeException failure) {
    return functions(tokens, new BrokenQueue(failure));
  }

  @Override
  public String role(Method function) {
    return switch (function.getName()) {
      case "list" -> LIST;
      case "get" -> READ;
      default -> REPLAY;
    };
  }

  @Override
  public FakeRequest complete(FakeRequest request) {
    return request.json("{\"max\":1}");
  }

  @Override
  public String id() {
    return "7";
  }

  @Test
  void listsWhatIsThereAndWhyWithoutTheMessages() {
    dead("m-1", "{\"version\":9,\"x\":\"" + MARKER + "\"}");

    HttpResponseMessage response = list(Map.of());

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody())
        .isEqualTo(
            "{\"deadLetters\":[{\"sequenceNumber\":\"1\",\"messageId\":\"m-1\","
                + "\"correlationId\":null,\"reason\":\"MaxDeliveryCountExceeded\","
                + "\"description\":\"Message could not be consumed after 3 delivery attempts.\","
                + "\"enqueuedAt\":\"2026-06-01T12:00:00Z\",\"deliveries\":0,\"replays\":0,"
                + "\"check\":\"unknown_version\"}],\"next\":\"2\"}");
  }

  @Test
  void saysOfAReadableMessageThatNothingIsWrongWithIt() {
    dead("m-1", Shipments.message(Shipments.shipment(3)));

    assertThat(list(Map.of()).getBody()).asString().contains("\"check\":\"ok\"");
  }

  @Test
  void listsInPagesAndLocksNothing() {
    IntStream.rangeClosed(1, 5).forEach(i -> dead("m-" + i, "text"));

    assertThat(list(Map.of("max", "2")).getBody()).asString().endsWith("\"next\":\"3\"}");
    assertThat(list(Map.of("max", "2", "from", "5")).getBody())
        .asString()
        .contains("m-5")
        .endsWith("\"next\":\"6\"}");
    assertThat(list(Map.of("from", "6")).getBody()).isEqualTo("{\"deadLetters\":[],\"next\":null}");

    assertThat(broker.calls()).containsOnly("peek");
    assertThat(broker.receive()).isPresent();
  }

  @Test
  void listsNoMoreThanABoundedNumber() {
    IntStream.rangeClosed(1, 60).forEach(i -> dead("m-" + i, "text"));

    assertThat(list(Map.of()).getBody().toString().split("\"messageId\"", -1)).hasSize(51);
  }

  @ParameterizedTest
  @CsvSource({
    "max,0",
    "max,51",
    "max,-1",
    "max,1e1",
    "from,-1",
    "from,x",
    "from,9999999999999999999"
  })
  void refusesAQueryOutOfBounds(String name, String value) {
    HttpResponseMessage response = list(Map.of(name, value));

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void cleansAndCutsWhatStrangersWroteIntoAnEnvelope() {
    DeadLetter hostile =
        new DeadLetter(
            1,
            "a\r\nb\u0000",
            "\u202egnol\u200b",
            "r".repeat(5000),
            "\u001b[2Jx",
            clock.instant(),
            1,
            0,
            "text");
    DeadLetterFunctions showing =
        functions(
            new Tokens(issuer.settings()::get),
            new ForwardingQueue(broker) {
              @Override
              public List<DeadLetter> peek(long from, int max) {
                return List.of(hostile);
              }
            });

    String body =
        showing
            .list(as(LIST, FakeRequest.get("/api/operations/dead-letters")), context)
            .getBody()
            .toString();

    assertThat(body)
        .contains("\"a__b_\"", "\"_gnol_\"", "\"_[2Jx\"", "\"" + "r".repeat(200) + "\"");
  }

  @Test
  void showsOneMessageToWhoAsksForIt() {
    dead("m-1", "{\"" + MARKER);

    HttpResponseMessage response = get("1");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody())
        .asString()
        .contains("\"message\":\"{\\\"" + MARKER + "\"", "\"cut\":false", "malformed");
    assertThat(context.lines().toString())
        .contains("dead-letter-shown", Fingerprint.of("caller-1"))
        .doesNotContain(MARKER, "\"caller-1\"");
    assertThat(broker.calls()).containsOnly("peek");
  }

  @Test
  void showsABoundedPartOfAHugeMessage() {
    dead("m-1", "p".repeat(300_000));

    String body = get("1").getBody().toString();

    assertThat(body).hasSizeBetween(64 * 1024, 66 * 1024).contains("\"cut\":true", "too_large");
  }

  @Test
  void showsAMessageThatIsNoText() {
    dead("m-1", null);

    assertThat(get("1").getBody()).asString().contains("\"message\":null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "-1", "x", "1 or 1", "../1", "", "99999999999999999999"})
  void showsNothingUnderAnotherNumber(String id) {
    dead("m-1", "text");

    assertThat(get(id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void replaysAndSaysWhatBecameOfEach() {
    dead("m-1", "not json");
    dead("m-2", Shipments.message(Shipments.shipment(3)));

    HttpResponseMessage response = replay("{\"max\":50}");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody())
        .isEqualTo(
            "{\"ending\":\"done\",\"replayed\":[\"2\"],"
                + "\"left\":[{\"sequenceNumber\":\"1\",\"reason\":\"malformed\"}]}");
    assertThat(context.lines().toString())
        .contains("replay-ended", "\"replayed\":\"1\"", Fingerprint.of("caller-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400",
        "{} | 422",
        "{\"max\":0} | 422",
        "{\"max\":51} | 422",
        "{\"max\":\"1\"} | 422",
        "{\"max\":1,\"sequenceNumbers\":[]} | 422",
        "{\"max\":1,\"sequenceNumbers\":[1]} | 422",
        "{\"max\":1,\"sequenceNumbers\":[null]} | 422",
        "{\"max\":1,\"sequenceNumbers\":[\"-1\"]} | 422",
        "{\"max\":1,\"sequenceNumbers\":[\"1 or 1\"]} | 422",
        "{\"max\":1,\"all\":true} | 422"
      })
  void touchesNothingForAnOrderThatItRefuses(String body, int status) {
    dead("m-1", Shipments.message(Shipments.shipment(3)));

    assertThat(replay(body).getStatusCode()).isEqualTo(status);
    assertThat(broker.calls()).isEmpty();
  }

  @Test
  void refusesToReplayMoreThanABoundedNumber() {
    String numbers =
        String.join(",", IntStream.rangeClosed(1, 51).mapToObj(i -> "\"" + i + "\"").toList());

    assertThat(replay("{\"max\":50,\"sequenceNumbers\":[" + numbers + "]}").getStatusCode())
        .isEqualTo(422);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    assertThat(replay("{\"max\":1,\"x\":\"" + "p".repeat(5000) + "\"}").getStatusCode())
        .isEqualTo(413);
  }

  @Test
  void answersThatTheBrokerIsDownAndTellsNothingMore() {
    for (String method : List.of("peek", "receive")) {
      broker.fail(method, FakeBroker.Failure.BEFORE);
    }

    for (HttpResponseMessage response : List.of(list(Map.of()), get("1"), replay("{\"max\":1}"))) {
      assertThat(response.getStatusCode()).isEqualTo(503);
      assertThat(response.getHeader("Retry-After")).isEqualTo("5");
      assertThat(response.toString()).doesNotContain(MARKER);
    }
    assertThat(context.lines().toString()).contains("queue-unavailable").doesNotContain(MARKER);
  }

  private static DeadLetterFunctions functions(Tokens tokens, DeadLetterQueue queue) {
    return new DeadLetterFunctions(
        tokens, () -> new DeadLetters(queue, ShipmentMessage::read, new TestClock()));
  }

  private void dead(String id, String text) {
    broker.deadLetter(new FakeBroker.Message(id, null, Map.of(), text));
    clock.advance(Duration.ofMillis(1));
  }

  private HttpResponseMessage list(Map<String, String> query) {
    FakeRequest request = as(LIST, FakeRequest.get("/api/operations/dead-letters"));
    query.forEach(request::query);
    return functions.list(request, context);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(as(READ, FakeRequest.get("/api/operations/dead-letters/1")), id, context);
  }

  private HttpResponseMessage replay(String body) {
    return functions.replay(
        as(REPLAY, FakeRequest.post("/api/operations/dead-letters/replay")).json(body), context);
  }

  private static FakeRequest as(String role, FakeRequest request) {
    return request.header("Authorization", issuer.bearer(role));
  }

  /** Throws whatever is asked of it. */
  private static final class BrokenQueue extends ForwardingQueue {
    private final RuntimeException failure;

    BrokenQueue(RuntimeException failure) {
      super(null);
      this.failure = failure;
    }

    @Override
    public List<DeadLetter> peek(long from, int max) {
      throw failure;
    }

    @Override
    public Optional<Locked> receive() {
      throw failure;
    }
  }
}
