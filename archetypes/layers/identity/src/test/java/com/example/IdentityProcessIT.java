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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the app is with a given environment; that takes a process with that environment. */
class IdentityProcessIT {
  private static final String SCOPE = "https://vault.azure.net/.default";
  private static final TokenEndpoint IN_AZURE = TokenEndpoint.start();
  private static final TokenEndpoint GUESSED = TokenEndpoint.start();

  private static Probe inAzure;
  private static Probe guessed;
  private static Probe onALaptop;

  /** A process that asks for a token, and the file with its errors. */
  private record Probe(Process process, Path errors) {}

  private record Result(int exit, String output, String errors) {}

  /** All at once, since each takes about a second. */
  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    inAzure = probe(folder.resolve("in-azure"), IN_AZURE.environment());
    String address = GUESSED.environment().get("IDENTITY_ENDPOINT");
    guessed =
        probe(
            folder.resolve("guessed"),
            Map.of("IDENTITY_ENDPOINT", address, "IDENTITY_HEADER", "guessed"));
    onALaptop = probe(folder.resolve("laptop"), Map.of("IDENTITY_ENDPOINT", ""));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    for (Probe probe : List.of(inAzure, guessed, onALaptop)) {
      probe.process().destroyForcibly().waitFor();
    }
    IN_AZURE.close();
    GUESSED.close();
  }

  @Test
  void getsATokenOfTheIdentityThatTheSettingsName() throws Exception {
    Result result = result(inAzure);

    assertThat(result.exit()).as(result.errors()).isZero();
    assertThat(claims(result.output()))
        .contains("\"aud\":\"https://vault.azure.net\"", "\"appid\":\"the-app\"");
    assertThat(IN_AZURE.requests())
        .containsExactly(new TokenEndpoint.TokenRequest("https://vault.azure.net", "the-app"));
  }

  @Test
  void getsNoTokenWithoutThePlatformsHeader() throws Exception {
    Result result = result(guessed);

    assertThat(result.exit()).isNotZero();
    assertThat(GUESSED.requests()).isEmpty();
  }

  @Test
  void saysOnALaptopThatNobodyIsSignedIn() throws Exception {
    Result result = result(onALaptop);

    assertThat(result.exit()).isNotZero();
    assertThat(result.errors())
        .contains("CredentialUnavailableException", "AzureCli", "AzureDeveloperCli")
        // The chain must not need the libraries that this build leaves out.
        .doesNotContain("NoClassDefFoundError");
  }

  private static Probe probe(Path folder, Map<String, String> environment) throws IOException {
    Path errors = Files.createDirectories(folder).resolve("errors.txt");
    ProcessBuilder builder = JavaProcess.of(TokenProbe.class.getName(), SCOPE);
    builder.environment().put("AZURE_CLIENT_ID", "the-app");
    // No command-line tool is found, so nobody is signed in.
    builder.environment().put("PATH", folder.toString());
    builder.environment().putAll(environment);
    return new Probe(builder.redirectError(errors.toFile()).start(), errors);
  }

  private static Result result(Probe probe) throws IOException, InterruptedException {
    Process process = probe.process();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    int exit = process.waitFor();
    // One line, which the pipe has room for.
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(exit, output.strip(), Files.readString(probe.errors()));
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
  }
}
