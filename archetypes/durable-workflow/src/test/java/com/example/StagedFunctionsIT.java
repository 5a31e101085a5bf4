package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the build stages for the host is what Durable Functions expects: a trigger that the build
 * did not understand is missing in Azure without a word.
 */
class StagedFunctionsIT {
  private static final Map<String, String> TRIGGERS =
      Map.of(
          "PrepareQuote", "orchestrationTrigger",
          "PriceSupplier", "orchestrationTrigger",
          "PricePart", "activityTrigger",
          "SaveQuote", "activityTrigger",
          "RequestQuote", "durableClient",
          "GetQuote", "durableClient",
          "CancelQuote", "durableClient",
          "PurgeQuotes", "durableClient");

  @Test
  void stagesEachFunctionWithItsDurableBinding() throws IOException {
    Optional<Path> app = StagedApp.folder();
    if (app.isEmpty()) {
      // BindingsTest is there.
      return;
    }
    for (Map.Entry<String, String> trigger : TRIGGERS.entrySet()) {
      Path file = app.get().resolve(trigger.getKey()).resolve("function.json");
      assertThat(Files.readString(file).replaceAll("\\s", ""))
          .as(trigger.getKey())
          .contains("\"type\":\"" + trigger.getValue() + "\"");
    }
  }

  @Test
  void stagesThePatchedLibrariesAndNoOthers() throws IOException {
    Optional<Path> app = StagedApp.folder();
    if (app.isPresent()) {
      try (Stream<Path> jars = Files.list(app.get().resolve("lib"))) {
        List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
        assertThat(names).filteredOn(name -> name.startsWith("protobuf-java-")).hasSize(1);
        assertThat(names)
            .noneMatch(name -> name.matches("protobuf-java-3\\.(\\d|1\\d|2[0-4])\\..*"))
            .noneMatch(name -> name.matches("grpc-.*-1\\.[0-6]?\\d\\..*"));
      }
    }
  }
}
