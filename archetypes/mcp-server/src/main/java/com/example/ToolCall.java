package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.function.Function;

/**
 * One call of a tool, and the one way in which it is answered: whatever the tool does, the caller
 * gets bounded JSON, and never an exception's text. What went wrong is told as problem details (RFC
 * 9457) with the correlation id.
 *
 * <p>Nothing of the arguments is looked at before the caller is known and may use the tool.
 */
final class ToolCall {
  /** How many bytes the host may hand over: the arguments, and every header of the HTTP request. */
  static final int MAX_BYTES = 128 * 1024;

  private final String payload;
  private final String correlation;
  private final EventLog log;

  /**
   * Takes a call over.
   *
   * @param payload the call as the MCP extension of the Functions host writes it
   */
  ToolCall(String payload, String correlation, EventLog log) {
    this.payload = payload;
    this.correlation = correlation;
    this.log = log;
  }

  /** Does the work of a tool. */
  @FunctionalInterface
  interface Tool<T extends Record> {
    /**
     * Uses a tool.
     *
     * @throws Refusal to answer with a problem
     */
    ToolResult use(Caller caller, T arguments);
  }

  /**
   * Answers the call.
   *
   * @param permission what the caller's access token must allow
   * @param arguments makes the arguments' record, whose constraints then hold
   */
  <T extends Record> String answer(
      Tokens tokens, String permission, Function<JsonObject, T> arguments, Tool<T> tool) {
    try {
      Caller caller = tokens.require(authorization(), log, permission);
      String text = tool.use(caller, arguments(arguments)).text();
      log.info("tool-answered");
      return text;
    } catch (Refusal e) {
      return refused(e.reply(correlation));
    } catch (InvalidInput e) {
      return refused(Problem.of(e).reply(correlation));
    } catch (Unavailable e) {
      e.note(log);
      return refused(Problem.unavailable().reply(correlation));
    } catch (RuntimeException e) {
      log.error("failed", e);
      return refused(Problem.internalError().reply(correlation));
    }
  }

  private String refused(Reply reply) {
    log.info("tool-refused", "status", Integer.toString(reply.status()));
    return reply.text();
  }

  /** The header of the HTTP request; empty when there is none. */
  private String authorization() {
    return Json.read(
            payload,
            MAX_BYTES,
            call -> {
              call.allowUnread();
              Headers headers = call.object("transport", ToolCall::transport);
              return headers == null ? new Headers("") : headers;
            })
        .authorization();
  }

  private static Headers transport(JsonObject transport) {
    transport.allowUnread();
    return transport.object(
        "properties",
        properties -> {
          properties.allowUnread();
          return properties.object("headers", Headers::from);
        });
  }

  private <T extends Record> T arguments(Function<JsonObject, T> record) {
    return Json.read(
            payload,
            MAX_BYTES,
            call -> {
              call.allowUnread();
              return new Arguments<>(call.object("arguments", record));
            })
        .arguments();
  }

  /** Of the HTTP request's headers, the one that is used. */
  private record Headers(String authorization) {
    static Headers from(JsonObject headers) {
      headers.allowUnread();
      String usual = headers.text("Authorization");
      String lower = headers.text("authorization");
      return new Headers(Objects.requireNonNullElse(usual == null ? lower : usual, ""));
    }
  }

  /** The member of the call that holds the arguments, so that violations name it. */
  private record Arguments<T extends Record>(@NotNull @Valid T arguments) {}
}
