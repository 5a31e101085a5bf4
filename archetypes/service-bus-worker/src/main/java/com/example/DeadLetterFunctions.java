package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows dead letters to an operator and replays them. No function is triggered by the dead letters
 * themselves: it would take them away before anybody could look. The level is anonymous, since
 * these let nobody in without an access token that {@link Tokens} has verified.
 */
public final class DeadLetterFunctions {
  private static final String LIST = "DeadLetters.List";
  private static final String READ = "DeadLetters.Read";
  private static final String REPLAY = "DeadLetters.Replay";
  private static final int MAX_BODY_BYTES = 4 * 1024;

  private final Tokens tokens;
  private final Supplier<DeadLetters> letters;

  /** Used by the Functions worker. */
  public DeadLetterFunctions() {
    this(App.TOKENS, App.DEAD_LETTERS);
  }

  DeadLetterFunctions(Tokens tokens, Supplier<DeadLetters> letters) {
    this.tokens = tokens;
    this.letters = letters;
  }

  /**
   * {@code GET /api/operations/dead-letters?from=&max=}: what is there and why, without messages.
   */
  @FunctionName("ListDeadLetters")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "operations/dead-letters")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            LIST,
            (call, caller) -> {
              long from = number(call, "from", 0, Long.MAX_VALUE, 0);
              int max =
                  (int) number(call, "max", 1, DeadLetters.MAX_LISTED, DeadLetters.MAX_LISTED);
              DeadLetters found = letters.get();
              List<DeadLetter> page = found.list(from, max);
              return Reply.ok(
                  json -> {
                    json.writeArrayFieldStart("deadLetters");
                    for (DeadLetter letter : page) {
                      json.writeStartObject();
                      letter.write(json, found.check(letter));
                      json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeStringField("next", next(page));
                  });
            }));
  }

  /** {@code GET /api/operations/dead-letters/{sequenceNumber}}: one of them, with its message. */
  @FunctionName("GetDeadLetter")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "operations/dead-letters/{sequenceNumber}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("sequenceNumber") String sequenceNumber,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              DeadLetters found = letters.get();
              DeadLetter letter =
                  number(sequenceNumber)
                      .flatMap(found::find)
                      .orElseThrow(() -> new Refusal(Problem.notFound()));
              call.log()
                  .info(
                      "dead-letter-shown",
                      "sequenceNumber",
                      Long.toString(letter.sequenceNumber()),
                      "operator",
                      Fingerprint.of(caller.subject()));
              return Reply.ok(
                  json -> {
                    letter.write(json, found.check(letter));
                    letter.writeText(json);
                  });
            }));
  }

  /** {@code POST /api/operations/dead-letters/replay}: puts copies into the queue again. */
  @FunctionName("ReplayDeadLetters")
  public HttpResponseMessage replay(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "operations/dead-letters/replay")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            REPLAY,
            (call, caller) -> {
              ReplayOrder order = call.body(MAX_BODY_BYTES, ReplayOrder::from);
              Replay replay = letters.get().replay(order, call.log());
              call.log()
                  .info(
                      "replay-ended",
                      "ending",
                      replay.ending().code(),
                      "replayed",
                      Integer.toString(replay.count()),
                      "operator",
                      Fingerprint.of(caller.subject()));
              return Reply.ok(replay::write);
            }));
  }

  /** Where the next page begins; null when there is nothing after this one. */
  private static String next(List<DeadLetter> page) {
    return page.isEmpty() ? null : Long.toString(page.get(page.size() - 1).sequenceNumber() + 1);
  }

  private static long number(Call call, String name, long min, long max, long usual) {
    Optional<String> sent = call.query(name);
    if (sent.isEmpty()) {
      return usual;
    }
    return number(sent.get())
        .filter(value -> value >= min && value <= max)
        .orElseThrow(
            () ->
                new Refusal(
                    Problem.badRequest(
                        "from must be a sequence number, and max a number from 1 to 50.")));
  }

  private static Optional<Long> number(String text) {
    try {
      return text.matches("[0-9]{1,19}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    } catch (NumberFormatException e) {
      // 19 digits can be too many.
      return Optional.empty();
    }
  }
}
