package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of a replay: which dead letters are in the queue again, which stayed, and why. */
final class Replay {
  private final List<Long> replayed = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private Ending ending = Ending.DONE;

  /** Why a replay ended. */
  enum Ending {
    /** As many as wanted are replayed, or there are no more. */
    DONE,
    /** It took too long; call again. */
    OUT_OF_TIME,
    /** Too many dead letters that stay stand before the others. */
    TOO_MANY_LEFT,
    /** The broker handed over no more dead letters. */
    NOT_RECEIVED,
    /** The broker did not accept a copy; its dead letter stays. */
    NOT_SENT,
    /**
     * The last copy is in the queue, and its dead letter still there; the next replay removes it.
     */
    NOT_REMOVED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Left(long sequenceNumber, String reason) {}

  void replayed(DeadLetter letter) {
    replayed.add(letter.sequenceNumber());
  }

  void left(DeadLetter letter, String reason) {
    left.add(new Left(letter.sequenceNumber(), reason));
  }

  Replay ended(Ending how) {
    ending = how;
    return this;
  }

  int count() {
    return replayed.size();
  }

  /** How many dead letters were dealt with, in whatever way. */
  int settled() {
    return replayed.size() + left.size();
  }

  Ending ending() {
    return ending;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("ending", ending.code());
    json.writeArrayFieldStart("replayed");
    for (long sequenceNumber : replayed) {
      json.writeString(Long.toString(sequenceNumber));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("left");
    for (Left each : left) {
      json.writeStartObject();
      json.writeStringField("sequenceNumber", Long.toString(each.sequenceNumber()));
      json.writeStringField("reason", each.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
