package io.github.azurefunctionscookbook.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs only the plugin's own analysis: over a corpus, or over folders of class files. */
final class Probe {
  private Probe() {}

  /** The first argument is the folder of a corpus; with more than one, all are class folders. */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("classes")) {
      List<byte[]> files = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        files.addAll(read(Path.of(args[i])));
      }
      for (int i = 0; i < 2; i++) {
        long begin =
            java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Finding> findings = Gate.findings(files);
        System.out.println(
            files.size()
                + " classes, "
                + (java.lang.management.ManagementFactory.getThreadMXBean()
                            .getCurrentThreadCpuTime()
                        - begin)
                    / 1_000_000
                + " ms");
        if (i == 0) {
          findings.forEach(System.out::println);
        }
      }
      return;
    }
    Corpus corpus = Corpus.compile(Path.of(args[0]), Files.createTempDirectory("corpus"));
    List<Finding> findings = Gate.findings(read(corpus.classes()));
    int good = 0;
    int pairs = 0;
    for (Corpus.Sample sample : corpus.samples()) {
      Set<String> flaw = new TreeSet<>();
      Set<String> other = new TreeSet<>();
      for (Finding finding : findings) {
        String type = finding.place().type().replace('/', '.');
        if (type.startsWith(sample.type() + "$Flaw")) {
          flaw.add(finding.pattern());
        } else if (type.equals(sample.type()) || type.startsWith(sample.type() + "$")) {
          other.add(finding.pattern() + "@" + finding.place().line() + " from " + finding.source());
        }
      }
      boolean named = sample.isPair() && sample.reported().stream().anyMatch(flaw::contains);
      if (sample.isPair()) {
        pairs++;
        good += named && other.isEmpty() ? 1 : 0;
      }
      if (sample.isPair() && !named || !other.isEmpty()) {
        System.out.println(
            (sample.isPair() && !named ? "MISSED " : "")
                + (other.isEmpty() ? "" : "CRIED ")
                + sample.type()
                + " wanted "
                + sample.reported()
                + " got "
                + flaw
                + " twin "
                + other);
      }
    }
    System.out.println("told apart " + good + " of " + pairs);
  }

  private static List<byte[]> read(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<byte[]> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
      return all;
    }
  }
}
