package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the workflow needs of host.json, which nobody reads who changes the one or the other. */
class DurableHostTest {
  @Test
  void restartsNoInstanceThatRuns() {
    assertThat(durable(json -> json.text("overridableExistingInstanceStates")))
        .as("with AnyState a second start would throw away a running workflow")
        .isEqualTo("NonRunningStates");
  }

  @Test
  void namesItsTaskHubSoThatInstancesSurviveARenamedApp() {
    assertThat(durable(json -> json.text("hubName"))).matches("[A-Za-z][A-Za-z0-9]{2,44}");
  }

  @Test
  void keepsTheTaskHubInTheHostStorage() {
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
  void boundsWhatAnInstanceDoesAtTheSameTime() {
    assertThat(durable(json -> json.integer("maxConcurrentActivityFunctions"))).isEqualTo("16");
    assertThat(durable(json -> json.integer("maxConcurrentOrchestratorFunctions"))).isEqualTo("16");
  }

  @Test
  void replaysFromTheHistoryEachTime() {
    assertThat(durable(json -> json.flag("extendedSessionsEnabled")))
        .as("the Java worker keeps no orchestrator in memory")
        .isEqualTo("false");
  }

  @Test
  void tracesNoInputsAndOutputs() {
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
  void usesABundleWithDurableFunctions() {
    String bundle =
        HostFile.read(
            json ->
                json.object(
                    "extensionBundle", each -> each.text("id") + " " + each.text("version")));

    assertThat(bundle).isEqualTo("Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0)");
  }

  private static String durable(Function<JsonObject, Object> member) {
    return HostFile.extension("durableTask", json -> String.valueOf(member.apply(json)));
  }
}
