package com.example;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The storage emulator, started for this test run on ports of its own, with its data in memory.
 *
 * <p>Its command is that of the variable {@code AZURITE}, or that in {@code src/test/azurite}, or
 * that on the path. Without one the tests that need it are skipped with a printed reason, or fail
 * when {@code INTEGRATION_TESTS=required}. It has 60 s to start.
 */
final class Azurite {
  private static final String ACCOUNT = "devstoreaccount1";

  /** Published with the emulator and the same everywhere; it opens nothing else. */
  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final int START_SECONDS = 60;
  private static final int MAX_LINES = 200;
  private static final Pattern LISTENING =
      Pattern.compile("Azurite (Blob|Queue|Table) service is successfully listening at (\\S+)");

  /** The parts of the emulator, each with its own address. */
  enum Service {
    BLOB,
    QUEUE,
    TABLE
  }

  private final Process process;
  private final Map<Service, String> addresses = new EnumMap<>(Service.class);
  private final List<String> output = new ArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);

  private Azurite(Process process) {
    this.process = process;
  }

  /**
   * What a client needs to reach the emulator, which is running when this returns.
   *
   * @throws TestAbortedException when there is no emulator and none is required
   */
  static String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=%s;QueueEndpoint=%s;TableEndpoint=%s"
        .formatted(
            ACCOUNT, KEY, endpoint(Service.BLOB), endpoint(Service.QUEUE), endpoint(Service.TABLE));
  }

  /** The address of one part of the emulator, account included. */
  static String endpoint(Service service) {
    return Running.INSTANCE.get().address(service) + "/" + ACCOUNT;
  }

  /** Where the command is, looked for in the documented order. */
  static Optional<Path> command(Map<String, String> environment, Path project, boolean windows) {
    String name = windows ? "azurite.cmd" : "azurite";
    String named = environment.getOrDefault("AZURITE", "");
    if (!named.isBlank()) {
      // What was asked for by name is not replaced by something else.
      return Optional.of(Path.of(named));
    }
    Stream<Path> installed =
        Stream.of(project.resolve("src/test/azurite/node_modules/.bin").resolve(name));
    Stream<Path> onPath =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, name));
    return Stream.concat(installed, onPath).filter(Files::isExecutable).findFirst();
  }

  /** What happens to a test that has no emulator: it is skipped, or fails where one is required. */
  static RuntimeException missing(Map<String, String> environment, String reason) {
    if ("required".equals(environment.get("INTEGRATION_TESTS"))) {
      return new IllegalStateException(reason);
    }
    return new TestAbortedException(reason);
  }

  private static Azurite start() {
    Path command =
        command(System.getenv(), Path.of(""), windows())
            .orElseThrow(
                () ->
                    missing(
                        System.getenv(),
                        "Azurite is not installed: npm ci --prefix src/test/azurite"));
    Azurite azurite = new Azurite(launch(command));
    Runtime.getRuntime().addShutdownHook(new Thread(azurite::stop));
    Thread reader = new Thread(azurite::read, "azurite");
    reader.setDaemon(true);
    reader.start();
    azurite.awaitStart();
    return azurite;
  }

  private static Process launch(Path command) {
    try {
      // Port 0: the system chooses free ports, so that test runs side by side do not meet.
      return new ProcessBuilder(
              command.toString(),
              "--inMemoryPersistence",
              "--silent",
              "--disableTelemetry",
              "--skipApiVersionCheck",
              "--blobPort",
              "0",
              "--queuePort",
              "0",
              "--tablePort",
              "0")
          .directory(Files.createTempDirectory("azurite").toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Azurite could not be run: " + command, e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep(e.toString());
    } finally {
      // No more output means no more emulator; whoever waits need not wait on.
      started.countDown();
    }
  }

  private synchronized void keep(String line) {
    if (output.size() < MAX_LINES) {
      output.add(line);
    }
    Matcher listening = LISTENING.matcher(line);
    if (listening.find()) {
      Service service = Service.valueOf(listening.group(1).toUpperCase(Locale.ROOT));
      addresses.put(service, listening.group(2));
      if (addresses.size() == Service.values().length) {
        started.countDown();
      }
    }
  }

  private void awaitStart() {
    try {
      if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
        stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
    synchronized (this) {
      if (addresses.size() < Service.values().length) {
        throw new IllegalStateException("Azurite did not start:\n" + String.join("\n", output));
      }
    }
  }

  private synchronized String address(Service service) {
    return Objects.requireNonNull(addresses.get(service));
  }

  private void stop() {
    // On Windows the command is a script, whose child is the emulator.
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static boolean windows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** One for all tests of a run; a start that failed is not tried for each test again. */
  private static final class Running {
    private static final Running INSTANCE = new Running();

    private Azurite azurite;
    private RuntimeException failure;

    synchronized Azurite get() {
      if (failure != null) {
        throw failure;
      }
      if (azurite == null) {
        try {
          azurite = start();
        } catch (RuntimeException e) {
          failure = e;
          System.err.println(e.getMessage());
          throw e;
        }
      }
      return azurite;
    }
  }
}
