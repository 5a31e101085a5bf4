package com.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sender of your own, or any other that can sign as this one does: HMAC-SHA256 of id, time and
 * body with dots between. A call is good for five minutes around its time, and its id for once.
 */
final class EventsSender implements Sender {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  private static final Pattern TIME = Pattern.compile("[0-9]{1,11}");

  private final SignedBody signed;
  private final Clock clock;

  EventsSender(SignedBody signed, Clock clock) {
    this.signed = signed;
    this.clock = clock;
  }

  @Override
  public Optional<Arrival> arrival(Call call) {
    String id = call.header("X-Webhook-Id").orElse("");
    String time = call.header("X-Webhook-Timestamp").orElse("");
    // Neither can hold a dot when it counts, so no two calls make one text.
    String body = signed.of(call, "X-Webhook-Signature-256", text -> id + "." + time + "." + text);
    if (!ID.matcher(id).matches() || !TIME.matcher(time).matches() || !isNow(time)) {
      call.log().warning("id-or-time-refused");
      throw SignedBody.refusal();
    }
    EventPayload payload = call.body(SignedBody.MAX_BYTES, EventPayload::from);
    Event event =
        new Event(
            Fingerprint.of("events " + id),
            "events",
            payload.type(),
            payload.action(),
            payload.subject());
    return Optional.of(new Arrival(event, id, Fingerprint.of(body)));
  }

  private boolean isNow(String time) {
    Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
    return off.abs().compareTo(TOLERANCE) <= 0;
  }
}
