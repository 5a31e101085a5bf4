package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The structured log of one invocation: each entry is one line of JSON with the event's name, the
 * function, the invocation and the correlation id, so that it can be queried by field. Values lose
 * their control characters, so none can forge a second entry. A failure is logged by its classes
 * and places, without the messages, which may quote input.
 */
final class EventLog {
  private static final int MAX_VALUE_LENGTH = 200;
  private static final int MAX_FRAMES = 8;
  private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cc}");

  private final Logger logger;
  private final String function;
  private final String invocation;
  private final String correlation;

  EventLog(ExecutionContext context, String correlation) {
    this.logger = context.getLogger();
    this.function = context.getFunctionName();
    this.invocation = context.getInvocationId();
    this.correlation = correlation;
  }

  /** Logs something that went as expected; {@code fields} are names and values in turn. */
  void info(String event, String... fields) {
    log(Level.INFO, event, Arrays.asList(fields));
  }

  /** Logs something that somebody should look at one day, such as refused input. */
  void warning(String event, String... fields) {
    log(Level.WARNING, event, Arrays.asList(fields));
  }

  /** Logs something that somebody must look at, with the classes and places of its cause. */
  void error(String event, Throwable cause, String... fields) {
    List<String> all = new ArrayList<>(Arrays.asList(fields));
    all.addAll(List.of("error", classes(cause), "at", frames(cause)));
    log(Level.SEVERE, event, all);
  }

  private void log(Level level, String event, List<String> fields) {
    if (fields.size() % 2 != 0) {
      throw new IllegalArgumentException("Fields are names and values in turn");
    }
    if (!logger.isLoggable(level)) {
      return;
    }
    logger.log(
        level,
        Json.write(
            json -> {
              json.writeStringField("event", event);
              json.writeStringField("function", function);
              json.writeStringField("invocation", invocation);
              json.writeStringField("correlation", correlation);
              for (int i = 0; i < fields.size(); i += 2) {
                json.writeStringField(fields.get(i), clean(fields.get(i + 1)));
              }
            }));
  }

  private static String clean(String value) {
    if (value == null) {
      return null;
    }
    String head = value.length() > MAX_VALUE_LENGTH ? value.substring(0, MAX_VALUE_LENGTH) : value;
    return CONTROL_CHARACTERS.matcher(head).replaceAll("_");
  }

  private static String classes(Throwable thrown) {
    List<String> names = new ArrayList<>();
    // Bounded, since a chain of causes may be a ring.
    for (Throwable t = thrown; t != null && names.size() < MAX_FRAMES; t = t.getCause()) {
      names.add(t.getClass().getName());
    }
    return String.join(" < ", names);
  }

  private static String frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(MAX_FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }
}
