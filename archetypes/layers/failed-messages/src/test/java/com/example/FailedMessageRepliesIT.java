package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailedMessageRepliesIT {
  private static final String TEXT = "{\"Marker-4711\":";
  private static final String ID = Fingerprint.of(TEXT);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

  private final TableClient table = EmulatedTables.table();
  private final FailedMessageStore store = new TableFailedMessageStore(table);
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeContext context = new FakeContext("failed");
  private final FailedMessageReplies failed =
      new FailedMessageReplies(() -> new FailedMessages(store, queue, CLOCK));

  @Test
  void keepsShowsAndReplaysAMessageAsItWas() {
    store.note(ID, Reason.MALFORMED);
    failed.keep(TEXT, "message-1", log());

    assertThat(failed.list().text())
        .isEqualTo(
            "{\"failures\":[{\"id\":\""
                + ID
                + "\",\"reason\":\"malformed\",\"keptAt\":\"2026-11-24T10:00:00Z\"}],\"more\":false}");
    assertThat(failed.get(call(FakeRequest.get("/")), ID).text())
        .contains("\"message\":\"{\\\"Marker-4711\\\":\"");
    assertThat(replay().text()).isEqualTo("{\"replayed\":[\"" + ID + "\"],\"missing\":[]}");
    assertThat(replay().text()).isEqualTo("{\"replayed\":[],\"missing\":[\"" + ID + "\"]}");
    assertThat(queue.sent()).containsExactly(TEXT);
    assertThat(context.lines().toString())
        .contains("message-kept", "failed-message-shown", "failed-message-replayed")
        .doesNotContain("Marker-4711");
  }

  @Test
  void leavesAMessageInThePoisonQueueThatItCannotKeep() {
    table.deleteTable();

    assertThatExceptionOfType(MessageFailed.class)
        .isThrownBy(() -> failed.keep(TEXT, "message-1", log()))
        .withMessageNotContaining("Marker-4711")
        .withNoCause();
  }

  private Reply replay() {
    return failed.replay(call(FakeRequest.post("/").json("{\"ids\":[\"" + ID + "\"]}")));
  }

  private Call call(FakeRequest request) {
    return new Call(request, context);
  }

  private EventLog log() {
    return new EventLog(context, ID);
  }
}
