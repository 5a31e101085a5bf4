package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the build stages for the host: a function whose trigger the build did not understand is
 * staged without one, and is missing in Azure without a word.
 */
class StagedTriggerIT {
  private static final int MAX_BYTES = 64 * 1024;

  @Test
  void stagesTheTriggerOfTheQueueAndNoneOfItsDeadLetters() throws IOException {
    Optional<Path> app = StagedApp.folder();
    if (app.isEmpty()) {
      // BindingsTest is there.
      return;
    }
    List<Path> functions = functions(app.get());
    List<Binding> triggers = new ArrayList<>();
    for (Path function : functions) {
      String text = Files.readString(function);
      assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("deadletterqueue");
      triggers.addAll(Json.read(text, MAX_BYTES, Staged::from).bindings());
    }

    assertThat(functions).hasSize(4);
    assertThat(triggers)
        .filteredOn(binding -> binding.type().startsWith("serviceBus"))
        .containsExactly(
            new Binding("serviceBusTrigger", "in", "message", "shipments", "SERVICEBUS", null));
  }

  private static List<Path> functions(Path app) throws IOException {
    try (Stream<Path> files = Files.walk(app)) {
      return files.filter(file -> file.endsWith("function.json")).toList();
    }
  }

  private record Staged(List<Binding> bindings) {
    static Staged from(JsonObject json) {
      json.allowUnread();
      return new Staged(json.objects("bindings", Binding::from));
    }
  }

  private record Binding(
      String type,
      String direction,
      String name,
      String queueName,
      String connection,
      Boolean isSessionsEnabled) {
    static Binding from(JsonObject json) {
      json.allowUnread();
      return new Binding(
          json.text("type"),
          json.text("direction"),
          json.text("name"),
          json.text("queueName"),
          json.text("connection"),
          json.flag("isSessionsEnabled"));
    }
  }
}
