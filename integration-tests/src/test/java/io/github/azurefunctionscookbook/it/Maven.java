package io.github.azurefunctionscookbook.it;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * A real Maven on a real JDK, run in a process of its own.
 *
 * @param options what its JVM gets
 */
record Maven(Path home, Path jdk, String options) {
  /**
   * The local repository of the build that runs these tests: what it holds is not fetched again.
   */
  static final Path REPOSITORY = Path.of(System.getProperty("cookbook.repository"));

  /** Has Maven look into that, too, and write nothing there. */
  static final String READ_REPOSITORY = "-Dmaven.repo.local.tail=" + REPOSITORY;

  /** What a run printed, and how it ended. */
  record Run(int exitCode, List<String> lines) {
    boolean succeeded() {
      return exitCode == 0;
    }

    String text() {
      return String.join("\n", lines);
    }
  }

  static Maven maven3() {
    return at(System.getProperty("cookbook.maven3"));
  }

  static Maven maven4() {
    return at(System.getProperty("cookbook.maven4"));
  }

  private static Maven at(String home) {
    return new Maven(Path.of(home), Path.of(System.getProperty("java.home")), "");
  }

  Maven on(Path otherJdk) {
    return new Maven(home, otherJdk, options);
  }

  /** The same for a run of seconds, which ends before the optimising compiler repays its work. */
  Maven shortLived() {
    return new Maven(home, jdk, "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  /**
   * Runs Maven as on a machine that has installed this build.
   *
   * @param arguments goals and options, as on a command line
   */
  Run run(Path folder, String... arguments) {
    return run(folder, Generator.repository(), List.of(arguments), new Properties());
  }

  /**
   * Runs Maven.
   *
   * @param repository the local repository; what it lacks comes from that of this build
   * @param arguments goals and options, as on a command line
   * @param properties user properties, which may hold any text: no shell reads them
   */
  Run run(Path folder, Path repository, List<String> arguments, Properties properties) {
    return run(folder, repository, arguments, properties, Map.of());
  }

  /** Runs Maven with more variables in its environment. */
  Run run(
      Path folder,
      Path repository,
      List<String> arguments,
      Properties properties,
      Map<String, String> environment) {
    List<String> lines = new ArrayList<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setMavenHome(home.toFile());
    request.setJavaHome(jdk.toFile());
    if (!options.isEmpty()) {
      request.setMavenOpts(options);
    }
    request.setBaseDirectory(folder.toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setInputStream(InputStream.nullInputStream());
    request.setLocalRepositoryDirectory(repository.toFile());
    request.setProperties(properties);
    environment.forEach(request::addShellEnvironment);
    request.addArg(READ_REPOSITORY);
    request.addArgs(arguments);
    request.setOutputHandler(lines::add);
    request.setErrorHandler(lines::add);
    try {
      InvocationResult result = new DefaultInvoker().execute(request);
      if (result.getExecutionException() != null) {
        throw new IllegalStateException("Maven did not start", result.getExecutionException());
      }
      return new Run(result.getExitCode(), List.copyOf(lines));
    } catch (MavenInvocationException e) {
      throw new IllegalStateException("Maven did not start", e);
    }
  }
}
