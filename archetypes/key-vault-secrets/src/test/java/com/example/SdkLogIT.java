package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the SDK logs when the environment asks for everything, which takes a process with that
 * environment.
 */
class SdkLogIT {
  private static final String CANARY = "canary-90c2ab";

  private static Process ours;
  private static Process ordinary;

  /** Both at once, since each takes a while. */
  @BeforeAll
  static void start() throws IOException {
    ours = probe("ours");
    ordinary = probe("ordinary");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    for (Process process : List.of(ours, ordinary)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void keepsTheSecretOutOfItsLogWhateverTheEnvironmentAsksFor() throws Exception {
    assertThat(log(ours)).contains("ManagedIdentity").doesNotContain(CANARY);
  }

  /** Shows that the test above can fail: here it is the SDK's default that logs. */
  @Test
  void wouldFindTheSecretInTheLogOfAnOrdinaryClient() throws Exception {
    assertThat(log(ordinary)).contains(CANARY);
  }

  private static Process probe(String client) throws IOException {
    ProcessBuilder builder =
        JavaProcess.of(SdkLogProbe.class.getName(), client, CANARY).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AZURE_LOG_LEVEL", "verbose", "AZURE_HTTP_LOG_DETAIL_LEVEL", "body_and_headers"));
    return builder.start();
  }

  private static String log(Process process) throws IOException, InterruptedException {
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    return log;
  }
}
