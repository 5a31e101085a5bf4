package io.github.azurefunctionscookbook.it;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A real Maven on a real JDK, run in a process of its own. */
record Maven(Path home, Path jdk) {
  /**
   * The local repository of the build that runs these tests: what it holds is not fetched again.
   */
  static final Path REPOSITORY = Path.of(System.getProperty("cookbook.repository"));

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
    return new Maven(
        Path.of(System.getProperty("cookbook.maven3")), Path.of(System.getProperty("java.home")));
  }

  static Maven maven4() {
    return new Maven(
        Path.of(System.getProperty("cookbook.maven4")), Path.of(System.getProperty("java.home")));
  }

  Maven on(Path otherJdk) {
    return new Maven(home, otherJdk);
  }

  Run run(Path folder, String... arguments) {
    return run(folder, REPOSITORY, List.of(arguments), new Properties());
  }

  /**
   * Runs Maven.
   *
   * @param repository the local repository
   * @param arguments goals and options, as on a command line
   * @param properties user properties, which may hold any text: no shell reads them
   */
  Run run(Path folder, Path repository, List<String> arguments, Properties properties) {
    List<String> lines = new ArrayList<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setMavenHome(home.toFile());
    request.setJavaHome(jdk.toFile());
    request.setBaseDirectory(folder.toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setInputStream(InputStream.nullInputStream());
    request.setLocalRepositoryDirectory(repository.toFile());
    request.setProperties(properties);
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
