package io.github.azurefunctionscookbook.gate;

import edu.umd.cs.findbugs.FindBugs2;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** SpotBugs in a JVM of its own, since it keeps its configuration in static fields. */
final class SpotBugsRun {
  /**
   * What is reported.
   *
   * @param type the class
   * @param others classes that the finding leads through
   */
  record Bug(String pattern, String category, String type, List<String> others, String message) {}

  private SpotBugsRun() {}

  /** Runs over a folder of classes. */
  static List<Bug> run(Setup setup, Path classes, Path work)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path report = work.resolve("report.xml").toAbsolutePath();
    Path log = work.resolve("log.txt").toAbsolutePath();
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As in a generated project: it ends before the optimising compiler pays.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(coverage());
    command.addAll(setup.jvm());
    command.addAll(List.of("-cp", withoutPlugin(classPath), FindBugs2.class.getName()));
    command.addAll(setup.options());
    command.addAll(
        List.of(
            "-auxclasspath",
            classPath,
            "-xml:withMessages",
            "-output",
            report.toString(),
            classes.toAbsolutePath().toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("SpotBugs did not end in 10 minutes");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("SpotBugs failed: " + Files.readString(log));
    }
    return read(report);
  }

  /** What measures the coverage of this JVM, if anything does, measures that one as well. */
  private static List<String> coverage() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("jacoco"))
        .toList();
  }

  /** The plugin comes by its loader alone, as in a build. */
  private static String withoutPlugin(String classPath) {
    List<String> kept = new ArrayList<>();
    for (String entry : classPath.split(java.io.File.pathSeparator)) {
      boolean plugin =
          Files.exists(Path.of(entry, "findbugs.xml")) || entry.contains("findsecbugs-plugin");
      if (!plugin) {
        kept.add(entry);
      }
    }
    return String.join(java.io.File.pathSeparator, kept);
  }

  private static List<Bug> read(Path report) throws IOException {
    List<Bug> bugs = new ArrayList<>();
    NodeList elements = parse(report).getElementsByTagName("BugInstance");
    for (int i = 0; i < elements.getLength(); i++) {
      Element bug = (Element) elements.item(i);
      List<String> others = new ArrayList<>();
      for (String name : List.of("Class", "Method", "SourceLine")) {
        NodeList places = bug.getElementsByTagName(name);
        for (int j = 0; j < places.getLength(); j++) {
          others.add(((Element) places.item(j)).getAttribute("classname"));
        }
      }
      bugs.add(
          new Bug(
              bug.getAttribute("type"),
              bug.getAttribute("category"),
              ((Element) bug.getElementsByTagName("Class").item(0)).getAttribute("classname"),
              others,
              bug.getElementsByTagName("LongMessage").item(0).getTextContent()));
    }
    return bugs;
  }

  private static Element parse(Path report) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(report.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("The report cannot be read", e);
    }
  }
}
