package io.github.azurefunctionscookbook.it;

import com.h3xstream.findsecbugs.FindSecBugsGlobalConfig;
import edu.umd.cs.findbugs.FindBugs2;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * SpotBugs in a JVM of its own (it keeps its configuration in static fields), started as its Maven
 * plugin does it in a generated project: in the folder target/, with the settings of that pom.
 */
final class SpotBugsRun {
  private static final List<String> CONFIDENCES = List.of("High", "Medium", "Low");
  private static final Pattern JVM_ARGS = Pattern.compile("<jvmArgs>(.+)</jvmArgs>");
  private static final Pattern PROPERTY = Pattern.compile("<(findsecbugs[\\w.]+)>(.+)</\\1>");

  private final Path project;
  private final List<String> settings;

  /**
   * A run in a project folder that holds config/ and target/.
   *
   * @param pom the text of the generated project's pom.xml
   */
  SpotBugsRun(Path project, String pom) {
    this.project = project;
    this.settings = settings(pom);
  }

  private static List<String> settings(String pom) {
    List<String> settings = new ArrayList<>();
    Matcher jvmArgs = JVM_ARGS.matcher(pom);
    while (jvmArgs.find()) {
      settings.addAll(List.of(jvmArgs.group(1).split(" ")));
    }
    Matcher property = PROPERTY.matcher(pom);
    while (property.find()) {
      settings.add("-D" + property.group(1) + "=" + property.group(2));
    }
    return settings;
  }

  /** What is reported about security in the class files of target/classes, by method. */
  Map<String, List<String>> findings() throws IOException, InterruptedException {
    Path target = project.resolve("target");
    Path report = target.resolve("spotbugs.xml");
    Path log = target.resolve("spotbugs.log");
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings);
    command.addAll(
        List.of(
            "-cp",
            classPath,
            FindBugs2.class.getName(),
            "-effort:max",
            "-low",
            "-bugCategories",
            "SECURITY",
            "-pluginList",
            jarOf(FindSecBugsGlobalConfig.class),
            "-auxclasspath",
            classPath,
            "-xml",
            "-output",
            report.toString(),
            target.resolve("classes").toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(target.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("SpotBugs did not end in 5 minutes");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("SpotBugs failed: " + Files.readString(log));
    }
    return read(report);
  }

  private static Map<String, List<String>> read(Path report) throws IOException {
    Map<String, List<String>> findings = new TreeMap<>();
    NodeList bugs = parse(report).getElementsByTagName("BugInstance");
    for (int i = 0; i < bugs.getLength(); i++) {
      Element bug = (Element) bugs.item(i);
      Element method = (Element) bug.getElementsByTagName("Method").item(0);
      String type = method.getAttribute("classname");
      String place = type.substring(type.lastIndexOf('.') + 1) + "." + method.getAttribute("name");
      int confidence = Integer.parseInt(bug.getAttribute("priority"));
      findings
          .computeIfAbsent(place, none -> new ArrayList<>())
          .add(bug.getAttribute("type") + " " + CONFIDENCES.get(confidence - 1));
    }
    findings.values().forEach(list -> list.sort(null));
    return findings;
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

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
