package io.github.azurefunctionscookbook.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The audit tools, as {@code src/test/audits/install} puts them there. Without them, or with those
 * of other pins, the tests that need them are skipped with a printed reason, or fail when {@code
 * INTEGRATION_TESTS=required}.
 */
final class AuditTools {
  static final Path FOLDER = Cookbook.ROOT.resolve("integration-tests/src/test/audits");

  private static final Path TOOLS = FOLDER.toAbsolutePath().resolve("tools");
  private static final Path SHELLCHECK = TOOLS.resolve("python/bin/shellcheck");
  private static final List<String> PINS =
      List.of("requirements.txt", "go.mod", "go.sum", "package-lock.json");

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  /** What a command said on both of its outputs, and its exit code. */
  record Answer(int exit, String output, String messages) {}

  private AuditTools() {}

  static Answer zizmor(Path workingDirectory, String... arguments) {
    return run(workingDirectory, TOOLS.resolve("python/bin/zizmor"), arguments);
  }

  /** With shellcheck for the scripts in workflows. */
  static Answer actionlint(Path workingDirectory, String... arguments) {
    return run(
        workingDirectory,
        TOOLS.resolve("bin/actionlint"),
        Stream.concat(
                Stream.of("-shellcheck", SHELLCHECK.toString(), "-pyflakes="),
                Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  static Answer shellcheck(Path workingDirectory, String... arguments) {
    return run(workingDirectory, SHELLCHECK, arguments);
  }

  static Answer gitleaks(Path workingDirectory, String... arguments) {
    return run(workingDirectory, TOOLS.resolve("bin/gitleaks"), arguments);
  }

  static Answer checkov(Path workingDirectory, String... arguments) {
    return run(workingDirectory, TOOLS.resolve("python/bin/checkov"), arguments);
  }

  /** A script of {@link #FOLDER}, which finds its packages beside it. */
  static Answer node(String script, String... arguments) {
    requireInstalled();
    return command(
        FOLDER, Stream.concat(Stream.of("node", script), Arrays.stream(arguments)).toList());
  }

  /** Git of this machine, which tells what belongs to a repository. */
  static Answer git(Path workingDirectory, String... arguments) {
    return command(
        workingDirectory, Stream.concat(Stream.of("git"), Arrays.stream(arguments)).toList());
  }

  private static Answer run(Path workingDirectory, Path tool, String... arguments) {
    requireInstalled();
    return command(
        workingDirectory,
        Stream.concat(Stream.of(tool.toString()), Arrays.stream(arguments)).toList());
  }

  private static void requireInstalled() {
    try (ByteArrayOutputStream pins = new ByteArrayOutputStream()) {
      for (String pin : PINS) {
        pins.write(Files.readAllBytes(FOLDER.resolve(pin)));
      }
      Path installed = TOOLS.resolve("installed");
      if (!Files.exists(installed)
          || !Arrays.equals(pins.toByteArray(), Files.readAllBytes(installed))) {
        throw missing(
            "The audit tools are not installed as pinned: integration-tests/src/test/audits/install");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What happens to a test that lacks something: it is skipped, or fails where all is required. */
  static RuntimeException missing(String reason) {
    if (SAID.add(reason)) {
      System.err.println(reason);
    }
    return "required".equals(System.getenv("INTEGRATION_TESTS"))
        ? new IllegalStateException(reason)
        : new TestAbortedException(reason);
  }

  private static Answer command(Path workingDirectory, List<String> command) {
    try {
      Path messages = Files.createTempFile("audit", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(workingDirectory.toFile())
              .redirectError(messages.toFile());
      // Nothing of this machine's own settings decides what a tool reports, and none asks a
      // service.
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(ZIZMOR|GITLEAKS|SHELLCHECK|BC|CKV|CHECKOV|GH)_.*"));
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      String said = Files.readString(messages);
      Files.delete(messages);
      return new Answer(exit, output, said);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not be run: " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
