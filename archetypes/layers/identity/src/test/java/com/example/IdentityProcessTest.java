package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app is with a given environment; that takes a process with that environment. */
class IdentityProcessTest {
  private static final String SCOPE = "https://vault.azure.net/.default";

  private final TokenEndpoint endpoint = TokenEndpoint.start();

  private record Result(int exit, String output, String errors) {}

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void getsATokenOfTheIdentityThatTheSettingsName(@TempDir Path folder) throws Exception {
    Result result = probe(folder, endpoint.environment());

    assertThat(result.exit()).as(result.errors()).isZero();
    assertThat(claims(result.output()))
        .contains("\"aud\":\"https://vault.azure.net\"", "\"appid\":\"the-app\"");
    assertThat(endpoint.requests())
        .containsExactly(new TokenEndpoint.TokenRequest("https://vault.azure.net", "the-app"));
  }

  @Test
  void getsNoTokenWithoutThePlatformsHeader(@TempDir Path folder) throws Exception {
    String address = endpoint.environment().get("IDENTITY_ENDPOINT");

    Result result =
        probe(folder, Map.of("IDENTITY_ENDPOINT", address, "IDENTITY_HEADER", "guessed"));

    assertThat(result.exit()).isNotZero();
    assertThat(endpoint.requests()).isEmpty();
  }

  @Test
  void saysOnALaptopThatNobodyIsSignedIn(@TempDir Path folder) throws Exception {
    Result result = probe(folder, Map.of("IDENTITY_ENDPOINT", ""));

    assertThat(result.exit()).isNotZero();
    assertThat(result.errors())
        .contains("CredentialUnavailableException", "AzureCli", "AzureDeveloperCli")
        // The chain must not need the libraries that this build leaves out.
        .doesNotContain("NoClassDefFoundError");
  }

  private static Result probe(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life is not worth an optimising compiler; Azure starts functions so, too.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                TokenProbe.class.getName(),
                SCOPE));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("AZURE_CLIENT_ID", "the-app");
    // No command-line tool is found, so nobody is signed in.
    builder.environment().put("PATH", folder.toString());
    builder.environment().putAll(environment);
    builder.redirectError(errors.toFile());
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Result(process.waitFor(), output, Files.readString(errors));
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
