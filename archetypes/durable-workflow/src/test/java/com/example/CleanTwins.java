package com.example;

import com.microsoft.durabletask.Task;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The right way to each thing in {@link PlantedFlaws}; nothing must be found here. */
final class CleanTwins {
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private CleanTwins() {}

  static Object instant(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return c.getCurrentInstant().atZone(ZoneId.of("UTC")).toLocalDate();
  }

  static Object sleep(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return c.createTimer(PAUSE).await();
  }

  static Object uuid(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return UUID.nameUUIDFromBytes(c.getInstanceId().getBytes(StandardCharsets.UTF_8));
  }

  static Object environment(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return c.callActivity("ReadSetting", "REGION", String.class).await().toLowerCase(Locale.ROOT);
  }

  static Object parallel(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    List<Task<String>> tasks = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      tasks.add(c.callActivity("Ask", name, String.class));
    }
    return c.allOf(tasks).await();
  }

  static Object order(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.merge("a", 1, Integer::sum);
    return new TreeMap<>(counts).firstKey() + new LinkedHashSet<>(List.of("a", "b"));
  }

  static Object groups(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Stream.of("a", "b").collect(Collectors.toCollection(ArrayList::new)).stream()
        .map(Function.identity())
        .toList();
  }

  static Object helper(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Optional.<Instant>empty().orElseGet(() -> later(c));
  }

  static Object reference(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Optional.of(c).map(CleanTwins::later).map(Instant::toString);
  }

  static Object arithmetic(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Math.max(1, Integer.parseInt("2")) + "x".repeat(2) + switchOn(QuoteFailure.INTERNAL);
  }

  private static Instant later(TaskOrchestrationContext c) {
    return c.getCurrentInstant().plus(PAUSE);
  }

  private static String switchOn(QuoteFailure failure) {
    return switch (failure) {
      case INTERNAL -> "i";
      default -> failure.code();
    };
  }
}
