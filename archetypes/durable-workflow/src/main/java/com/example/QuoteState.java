package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/**
 * What the owner of a quote sees.
 *
 * @param id which quote it is
 * @param state where it stands
 * @param progress how far it is; null when that is not known
 * @param quote the quote; null in every state but succeeded
 * @param failure why there is none; null in every state but failed
 */
record QuoteState(String id, State state, Progress progress, Quote quote, QuoteFailure failure) {
  /** Where a quote stands. The last three are final. */
  enum State {
    PENDING,
    RUNNING,
    CANCELLING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isFinal() {
      return compareTo(CANCELLING) > 0;
    }
  }

  /** What a ticket and its instance, or null, amount to. */
  static QuoteState of(Ticket ticket, Instance instance) {
    if (instance == null) {
      return at(ticket, ticket.cancelled() ? State.CANCELLED : State.PENDING, null);
    }
    return switch (instance.state()) {
      case PENDING -> at(ticket, ticket.cancelled() ? State.CANCELLING : State.PENDING, instance);
      case RUNNING -> at(ticket, ticket.cancelled() ? State.CANCELLING : State.RUNNING, instance);
      case TERMINATED -> at(ticket, State.CANCELLED, null);
      case FAILED -> failed(ticket, QuoteFailure.INTERNAL);
      case COMPLETED -> ended(ticket, instance.output());
    };
  }

  /** The address of this state. */
  String location() {
    return "/api/quotes/" + id;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("id", id);
    json.writeStringField("state", state.code());
    if (progress != null) {
      json.writeObjectFieldStart("progress");
      json.writeNumberField("done", progress.done());
      json.writeNumberField("total", progress.total());
      json.writeEndObject();
    }
    if (failure != null) {
      json.writeStringField("reason", failure.code());
    }
    if (quote != null) {
      json.writeObjectFieldStart("quote");
      quote.show(json);
      json.writeEndObject();
    }
  }

  private static QuoteState ended(Ticket ticket, String output) {
    try {
      Outcome outcome = Outcome.read(output);
      return outcome.failure() == null
          ? new QuoteState(ticket.id(), State.SUCCEEDED, null, outcome.quote(), null)
          : failed(ticket, outcome.failure());
    } catch (InvalidInput e) {
      // Of a release that this one does not know.
      return failed(ticket, QuoteFailure.INTERNAL);
    }
  }

  private static QuoteState failed(Ticket ticket, QuoteFailure why) {
    return new QuoteState(ticket.id(), State.FAILED, null, null, why);
  }

  private static QuoteState at(Ticket ticket, State state, Instance instance) {
    return new QuoteState(ticket.id(), state, progress(instance), null, null);
  }

  private static Progress progress(Instance instance) {
    if (instance == null || instance.status() == null) {
      return null;
    }
    try {
      return Progress.read(instance.status());
    } catch (InvalidInput e) {
      return null;
    }
  }
}
