package com.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process of its own, which is how a test gives it another environment. */
final class JavaProcess {
  private JavaProcess() {}

  /**
   * A process that is not started yet, with the test's class path.
   *
   * @param program a main class or a source file, and its arguments
   */
  static ProcessBuilder of(String... program) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life is not worth an optimising compiler; Azure starts functions so, too.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
    command.addAll(List.of(program));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return process;
  }
}
