package com.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the migrations as a deployment does: from a command line, with a few variables. */
final class MigrationProcess {
  private static final int SECONDS = 120;

  /** How a run ended, and what it printed. */
  record Result(int exit, String output) {
    void requireSuccess() {
      if (exit != 0) {
        throw new IllegalStateException("The migrations failed:\n" + output);
      }
    }
  }

  private MigrationProcess() {}

  static Result run(Map<String, String> environment) {
    return run(environment, Path.of("database/migrations"));
  }

  static Result run(Map<String, String> environment, Path migrations) {
    ProcessBuilder builder =
        JavaProcess.of("database/Migrate.java", migrations.toString()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The migrations do not end:\n" + output);
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new IllegalStateException("The migrations could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Waiting for the migrations was interrupted", e);
    }
  }
}
