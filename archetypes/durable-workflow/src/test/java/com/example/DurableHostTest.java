package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the workflow needs of host.json, which nobody reads who changes the one or the other. */
class DurableHostTest {
  private static final int MAX_BYTES = 64 * 1024;

  @Test
  void restartsNoInstanceThatRuns() throws IOException {
    assertThat(durable(json -> json.text("overridableExistingInstanceStates")))
        .as("with AnyState a second start would throw away a running workflow")
        .isEqualTo("NonRunningStates");
  }

  @Test
  void namesItsTaskHubSoThatInstancesSurviveARenamedApp() throws IOException {
    assertThat(durable(json -> json.text("hubName"))).matches("[A-Za-z][A-Za-z0-9]{2,44}");
  }

  @Test
  void keepsTheTaskHubInTheHostStorage() throws IOException {
    assertThat(
            durable(
                json ->
                    json.object(
                        "storageProvider",
                        provider -> {
                          provider.allowUnread();
                          return provider.text("type") + provider.text("connectionName");
                        })))
        .isEqualTo("AzureStoragenull");
  }

  @Test
  void boundsWhatAnInstanceDoesAtTheSameTime() throws IOException {
    assertThat(durable(json -> json.integer("maxConcurrentActivityFunctions"))).isEqualTo("16");
    assertThat(durable(json -> json.integer("maxConcurrentOrchestratorFunctions"))).isEqualTo("16");
  }

  @Test
  void replaysFromTheHistoryEachTime() throws IOException {
    assertThat(durable(json -> json.flag("extendedSessionsEnabled")))
        .as("the Java worker keeps no orchestrator in memory")
        .isEqualTo("false");
  }

  @Test
  void tracesNoInputsAndOutputs() throws IOException {
    String traced =
        durable(
            json ->
                json.object(
                    "tracing",
                    tracing -> {
                      tracing.allowUnread();
                      return tracing.flag("traceInputsAndOutputs");
                    }));

    assertThat(traced).isEqualTo("false");
  }

  @Test
  void usesABundleWithDurableFunctions() throws IOException {
    assertThat(Files.readString(file()))
        .contains("Microsoft.Azure.Functions.ExtensionBundle", "[4.*, 5.0.0)");
  }

  private static String durable(Function<JsonObject, Object> member) throws IOException {
    return Json.read(
            Files.readString(file()),
            MAX_BYTES,
            json -> {
              json.allowUnread();
              return json.object(
                  "extensions",
                  extensions -> {
                    extensions.allowUnread();
                    return extensions.object(
                        "durableTask",
                        durable -> {
                          durable.allowUnread();
                          return new Member(String.valueOf(member.apply(durable)));
                        });
                  });
            })
        .value();
  }

  /** In the root of the project; in the recipe's own repository with what all projects share. */
  private static Path file() {
    return Stream.of(Path.of("host.json"), Path.of("..", "common", "host.json"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }

  private record Member(String value) {}
}
