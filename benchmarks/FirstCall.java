import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Measures the first calls of cold function apps: of each recipe's staged app, and of a plain hello
 * function that is built beside them. Each sample is a fresh JVM with the worker's flags, see
 * {@link ColdStart}. Rounds are interleaved, so that a noisy machine disturbs all apps alike.
 */
final class FirstCall {
  private static final Path HELLO = Path.of("integration-tests/target/benchmark/hello");

  /** The worker's own, from its worker.config.json. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+TieredCompilation",
          "-XX:TieredStopAtLevel=1",
          "-noverify",
          "-Djava.net.preferIPv4Stack=true");

  /** What the host may take from the loaded function to its first call, in milliseconds. */
  private static final int PAUSE = 100;

  private FirstCall() {}

  /**
   * Runs the rounds and writes every sample as JSON.
   *
   * @param arguments how many rounds, the folder of the built projects, and the file to write
   */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    List<App> apps = new ArrayList<>(apps(Path.of(arguments[1])));
    List<Path> worker = List.of(worker("core-library"), worker("spi"));
    apps.add(0, hello(apps.get(0), worker.get(0)));
    Map<App, Map<String, List<Double>>> samples = new LinkedHashMap<>();
    apps.forEach(app -> samples.put(app, new TreeMap<>()));
    for (int round = 1; round <= rounds; round++) {
      System.err.printf("Round %d of %d: %d apps%n", round, rounds, apps.size());
      for (App app : apps) {
        if (app.function().isPresent()) {
          for (ColdStart.Kind kind : ColdStart.Kind.values()) {
            sample(app, kind, worker, samples.get(app));
          }
        }
      }
    }
    List<String> results = new ArrayList<>();
    for (Map.Entry<App, Map<String, List<Double>>> app : samples.entrySet()) {
      results.add(json(app.getKey(), app.getValue()));
    }
    Files.writeString(
        Path.of(arguments[2]),
        """
        {
          "rounds": %d,
          "jdk": "%s",
          "flags": "%s",
          "pause": %d,
          "apps": [
            %s
          ]
        }
        """
            .formatted(
                rounds,
                Runtime.version(),
                String.join(" ", FLAGS),
                PAUSE,
                String.join(",\n    ", results)));
  }

  private static List<App> apps(Path projects) throws IOException {
    if (Files.isDirectory(projects)) {
      try (Stream<Path> folders = Files.list(projects)) {
        List<App> apps =
            folders
                .map(project -> project.resolve("target/azure-functions/" + project.getFileName()))
                .filter(Files::isDirectory)
                .sorted()
                .map(App::new)
                .toList();
        if (!apps.isEmpty()) {
          return apps;
        }
      }
    }
    throw new IllegalStateException("No staged app below " + projects + ": run mvn verify first");
  }

  /** Stages hello with the library that the recipes use. */
  private static App hello(App other, Path worker) throws IOException {
    Path library =
        other.jars().stream()
            .filter(jar -> jar.getFileName().toString().startsWith("azure-functions-java-library"))
            .findFirst()
            .orElseThrow();
    Path classes = HELLO.resolveSibling("hello-classes");
    Files.createDirectories(classes);
    Files.createDirectories(HELLO.resolve("lib"));
    Files.createDirectories(HELLO.resolve("hello"));
    Files.write(HELLO.resolve("lib").resolve(library.getFileName()), Files.readAllBytes(library));
    Files.writeString(
        HELLO.resolve("hello/function.json"),
        "{\"entryPoint\" : \"Hello.hello\", \"bindings\" : [{\"type\" : \"httpTrigger\"}]}");
    run(
        "javac",
        "-cp",
        worker + System.getProperty("path.separator") + library,
        "-d",
        classes.toString(),
        "benchmarks/hello/Hello.java");
    run("jar", "cf", HELLO.resolve("hello.jar").toString(), "-C", classes.toString(), ".");
    return new App(HELLO);
  }

  private static void run(String tool, String... arguments) {
    if (ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments) != 0) {
      throw new IllegalStateException(tool + " failed on the hello function");
    }
  }

  /**
   * Classes that the worker brings itself, so that no staged app holds them. The worker's one jar
   * has no signatures, and checking one takes longer than a first call: so they are unpacked.
   */
  private static Path worker(String library) throws IOException {
    Path classes = HELLO.resolveSibling("worker-" + library);
    try (ZipFile jar = new ZipFile(downloaded(library).toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          Path file = classes.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.write(file, jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return classes;
  }

  private static Path downloaded(String library) throws IOException {
    Path folder =
        Path.of(
            System.getProperty("user.home"),
            ".m2/repository/com/microsoft/azure/functions/azure-functions-java-" + library);
    Optional<Path> newest =
        Files.isDirectory(folder)
            ? App.files(folder, ".jar").stream().reduce((older, newer) -> newer)
            : Optional.empty();
    return newest.orElseThrow(
        () -> new IllegalStateException("No jar in " + folder + ": run mvn verify first"));
  }

  private static void sample(
      App app, ColdStart.Kind kind, List<Path> worker, Map<String, List<Double>> samples)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    // Empty, so that no name is known and no sample waits for a name server.
    Path hosts = HELLO.resolveSibling("hosts");
    Files.writeString(hosts, "");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-Djdk.net.hosts.file=" + hosts);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "ColdStart",
            app.folder().toString(),
            kind.name(),
            Integer.toString(port),
            Long.toString(System.currentTimeMillis()),
            Integer.toString(PAUSE)));
    worker.forEach(folder -> command.add(folder.toString()));
    ProcessBuilder java = new ProcessBuilder(command);
    java.environment().putAll(app.settings(port));
    Path log = HELLO.resolveSibling("sample.log");
    Process child = java.redirectError(log.toFile()).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (child.waitFor() != 0) {
      throw new IllegalStateException(
          "A call of " + app.name() + " failed:\n" + output + Files.readString(log));
    }
    output
        .lines()
        .map(line -> line.split("="))
        // Loading is measured by each kind, and counts once.
        .filter(value -> kind == ColdStart.Kind.REFUSED || !value[0].equals("load"))
        .forEach(
            value ->
                samples
                    .computeIfAbsent(value[0], name -> new ArrayList<>())
                    .add(Double.valueOf(value[1])));
  }

  private static String json(App app, Map<String, List<Double>> samples) throws IOException {
    StringBuilder json = new StringBuilder();
    json.append(
        "{\"app\": \"%s\", \"function\": \"%s\", \"jars\": %d, \"bytes\": %d"
            .formatted(
                app.name(),
                app.function().map(App.Function::name).orElse(""),
                app.jars().size(),
                app.bytes()));
    samples.forEach((name, values) -> json.append(", \"%s\": %s".formatted(name, values)));
    return json.append("}").toString();
  }
}
