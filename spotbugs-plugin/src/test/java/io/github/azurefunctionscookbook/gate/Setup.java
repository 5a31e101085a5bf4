package io.github.azurefunctionscookbook.gate;

import com.h3xstream.findsecbugs.FindSecBugsGlobalConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way in which SpotBugs can be set up.
 *
 * @param name in a table
 * @param jvm arguments for Java
 * @param options arguments for SpotBugs
 */
record Setup(String name, List<String> jvm, List<String> options) {
  private static final Path POM = Path.of("..", "archetypes", "common", "pom.xml");
  private static final Pattern OMITTED = Pattern.compile("<omitVisitors>([^<]+)</omitVisitors>");

  /** Find Security Bugs as most projects run it. */
  static Setup stock() {
    return new Setup("stock, default", List.of(), options("default", "-medium", stockJar()));
  }

  /** Find Security Bugs, as strict as it gets. */
  static Setup strict() {
    return new Setup("stock, Max/Low", List.of(), options("max", "-low", stockJar()));
  }

  /** The same, told of Azure Functions by a folder of sources and sinks. */
  static Setup taught(Path folder) {
    String at = folder.toAbsolutePath().toString() + "/";
    String custom = "-Dfindsecbugs.injection.customconfigfile.";
    return new Setup(
        "stock, taught",
        List.of(
            "-Xbootclasspath/a:" + at + "cp",
            "-Dfindsecbugs.taint.workaroundvisitinvokedynamic=true",
            "-Dfindsecbugs.taint.customconfigfile=" + at + "azure-functions-taint.txt",
            custom + "PathTraversalDetector=" + at + "sinks-path.txt|PATH_TRAVERSAL_IN",
            custom + "SSRFDetector=" + at + "sinks-ssrf.txt|URLCONNECTION_SSRF_FD",
            custom
                + "HttpResponseSplittingDetector="
                + at
                + "sinks-header.txt|HTTP_RESPONSE_SPLITTING",
            "-Dfindsecbugs.injection.sources=" + at + "sinks-body.txt"),
        options("max", "-low", stockJar()));
  }

  /**
   * This plugin beside Find Security Bugs, as a generated project runs them.
   *
   * @param plugin a jar, or a folder of classes and resources
   */
  static Setup gate(Path plugin) {
    List<String> options =
        new ArrayList<>(options("max", "-low", stockJar() + java.io.File.pathSeparator + plugin));
    options.addAll(List.of("-omitVisitors", replaced()));
    return new Setup("the gate", List.of(), options);
  }

  /**
   * Detectors of Find Security Bugs that this plugin stands in for, as a generated project leaves
   * them out: they do not see through records, lambdas and helpers, or take every unknown value for
   * a flaw.
   */
  private static String replaced() {
    try {
      Matcher list = OMITTED.matcher(Files.readString(POM));
      if (!list.find()) {
        throw new IllegalStateException(POM + " omits no visitors");
      }
      return list.group(1).replaceAll("\\s", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(String effort, String threshold, String plugins) {
    return List.of("-effort:" + effort, threshold, "-pluginList", plugins);
  }

  private static String stockJar() {
    try {
      return Path.of(
              FindSecBugsGlobalConfig.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
