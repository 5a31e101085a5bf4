package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What the SDK logs when the environment asks for everything, which takes a process with that
 * environment.
 */
class SdkLogIT {
  private static final String CANARY = "canary-90c2ab";

  @Test
  void keepsTheSecretOutOfItsLogWhateverTheEnvironmentAsksFor() throws Exception {
    String log = log("ours");

    assertThat(log).contains("ManagedIdentity").doesNotContain(CANARY);
  }

  /** Shows that the test above can fail: here it is the SDK's default that logs. */
  @Test
  void wouldFindTheSecretInTheLogOfAnOrdinaryClient() throws Exception {
    assertThat(log("ordinary")).contains(CANARY);
  }

  private static String log(String client) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SdkLogProbe.class.getName(),
                client,
                CANARY)
            .redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "CLASSPATH",
                System.getProperty("java.class.path"),
                "AZURE_LOG_LEVEL",
                "verbose",
                "AZURE_HTTP_LOG_DETAIL_LEVEL",
                "body_and_headers"));
    Process process = builder.start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    return log;
  }
}
