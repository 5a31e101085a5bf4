package com.example;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is done with messages that could not be processed: they are kept, shown and replayed. */
final class FailedMessages {
  /** How many failed messages a list shows. */
  static final int MAX_LISTED = 100;

  /** How many failed messages one call replays. */
  static final int MAX_REPLAYED = 20;

  private final FailedMessageStore store;
  private final MessageQueue queue;
  private final Clock clock;

  FailedMessages(FailedMessageStore store, MessageQueue queue, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /** Which messages to replay. */
  record Selection(
      @NotEmpty @Size(max = MAX_REPLAYED)
          List<
                  @NotNull
                  @Pattern(regexp = Fingerprint.PATTERN, message = "must be a failure's id") String>
              ids) {
    Selection {
      ids = ids == null ? null : List.copyOf(ids);
    }

    static Selection from(JsonObject json) {
      return new Selection(json.texts("ids"));
    }
  }

  /**
   * What became of the messages of a selection.
   *
   * @param replayed ids of those that are in the queue again
   * @param missing ids of those that are not kept, or not any more
   */
  record Replayed(List<String> replayed, List<String> missing) {
    Replayed {
      replayed = List.copyOf(replayed);
      missing = List.copyOf(missing);
    }
  }

  /** Keeps a message from the poison queue; returns its id. */
  String keep(String text) {
    String id = Fingerprint.of(text);
    store.keep(id, text, Instant.now(clock));
    return id;
  }

  /** Up to one more than {@link #MAX_LISTED}, which tells that there are more. */
  List<FailedMessage.Summary> list() {
    return store.list(MAX_LISTED + 1);
  }

  Optional<FailedMessage> find(String id) {
    return id.matches(Fingerprint.PATTERN) ? store.find(id) : Optional.empty();
  }

  /**
   * Puts messages back into the queue, one after the other. Each is forgotten only when the queue
   * has it, so a call that breaks off loses nothing and can be repeated.
   */
  Replayed replay(Selection selection) {
    List<String> replayed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : selection.ids()) {
      (store.release(id, queue::send) ? replayed : missing).add(id);
    }
    return new Replayed(replayed, missing);
  }
}
