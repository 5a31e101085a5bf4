package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedOrderFunctionsTest {
  private static final String TEXT = "{\"Marker-4711\":";
  private static final String ID = Fingerprint.of(TEXT);
  private static final String MARKER = "Marker-4711";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  private final FakeFailedMessageStore store = new FakeFailedMessageStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeContext context = new FakeContext("failed");
  private final FailedOrderFunctions functions =
      new FailedOrderFunctions(() -> new FailedMessages(store, queue, CLOCK));

  @Test
  void keepsAMessageWithItsReason() {
    store.note(ID, Reason.MALFORMED);

    functions.keep(TEXT, "message-1", context);

    assertThat(store.find(ID)).contains(new FailedMessage(ID, "malformed", CLOCK.instant(), TEXT));
  }

  @Test
  void keepsAMessageWhoseReasonNobodyNoted() {
    functions.keep(TEXT, "message-1", context);

    assertThat(store.find(ID)).map(FailedMessage::reason).contains("unknown");
  }

  @Test
  void leavesAMessageInThePoisonQueueThatItCannotKeep() {
    store.fail(new IllegalStateException(MARKER));

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> functions.keep(TEXT, "message-1", context))
        .withMessageNotContaining(MARKER)
        .withNoCause();
  }

  @Test
  void logsThatAMessageWasKeptAndNothingOfIt() {
    functions.keep(TEXT, "message-1", context);

    assertThat(context.lines().toString())
        .contains("WARNING", "message-kept", "message-1", ID)
        .doesNotContain(MARKER);
  }

  @Test
  void listsWhatFailedWithoutTheMessages() {
    store.note(ID, Reason.MALFORMED);
    functions.keep(TEXT, "message-1", context);

    HttpResponseMessage response =
        functions.list(FakeRequest.get("/api/operations/failed-orders"), context);

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody())
        .isEqualTo(
            "{\"failures\":[{\"id\":\""
                + ID
                + "\",\"reason\":\"malformed\",\"keptAt\":\"2026-11-24T10:00:00Z\"}],\"more\":false}");
  }

  @Test
  void listsABoundedNumberAndSaysThatThereAreMore() {
    IntStream.rangeClosed(0, FailedMessages.MAX_LISTED)
        .forEach(i -> functions.keep("text " + i, "message-1", context));

    String body =
        functions
            .list(FakeRequest.get("/api/operations/failed-orders"), context)
            .getBody()
            .toString();

    assertThat(body.split("\"reason\"", -1)).hasSize(FailedMessages.MAX_LISTED + 1);
    assertThat(body).endsWith("\"more\":true}");
  }

  @Test
  void showsAMessageAsItWas() {
    functions.keep(TEXT, "message-1", context);

    assertThat(get(ID).getBody()).asString().contains("\"message\":\"{\\\"Marker-4711\\\":\"");
    assertThat(context.lines().toString()).contains("failed-message-shown").doesNotContain(MARKER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "x",
        "' or true or '",
        "../orders",
        ""
      })
  void showsNothingUnderAnotherId(String id) {
    functions.keep(TEXT, "message-1", context);

    assertThat(get(id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void replaysAMessageOnceAsItWas() {
    functions.keep(TEXT, "message-1", context);

    assertThat(replay("\"" + ID + "\"").getBody())
        .isEqualTo("{\"replayed\":[\"" + ID + "\"],\"missing\":[]}");
    assertThat(replay("\"" + ID + "\"").getBody())
        .isEqualTo("{\"replayed\":[],\"missing\":[\"" + ID + "\"]}");
    assertThat(queue.sent()).containsExactly(TEXT);
  }

  @Test
  void keepsAMessageThatTheQueueDoesNotTake() {
    functions.keep(TEXT, "message-1", context);
    queue.fail(new IllegalStateException(MARKER));

    HttpResponseMessage response = replay("\"" + ID + "\"");

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(store.find(ID)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"x\"", "null", "\"' or true or '\"", "1"})
  void refusesToReplayWhatIsNotAFailure(String ids) {
    functions.keep(TEXT, "message-1", context);

    assertThat(replay(ids).getStatusCode()).isEqualTo(422);
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void refusesToReplayMoreThanABoundedNumber() {
    String ids =
        IntStream.rangeClosed(0, FailedMessages.MAX_REPLAYED)
            .mapToObj(i -> "\"" + Fingerprint.of("text " + i) + "\"")
            .collect(Collectors.joining(","));

    assertThat(replay(ids).getStatusCode()).isEqualTo(422);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(FakeRequest.get("/api/operations/failed-orders/x"), id, context);
  }

  private HttpResponseMessage replay(String ids) {
    return functions.replay(
        FakeRequest.post("/api/operations/failed-orders/replay").json("{\"ids\":[" + ids + "]}"),
        context);
  }
}
