package io.github.azurefunctionscookbook.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints how well flaws and their twins are told apart, by setup. Arguments: the folder of a
 * corpus, the plugin's jar or classes, and, if wanted, a folder of sources and sinks for Find
 * Security Bugs. With -Ddetails the misses of the last setup are listed, with -Dkinds only how many
 * there are of each kind: whoever works on the rules looks at no more of the blind half than that.
 */
final class CorpusTable {
  private CorpusTable() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path work = Files.createTempDirectory("corpus");
    Corpus corpus = Corpus.compile(Path.of(args[0]), work.resolve("classes"));
    List<Setup> setups = new ArrayList<>();
    if (!Boolean.getBoolean("gateOnly")) {
      setups.add(Setup.stock());
      setups.add(Setup.strict());
      if (args.length > 2) {
        setups.add(Setup.taught(Path.of(args[2])));
      }
    }
    Path plugin = Path.of(args[1]).toAbsolutePath();
    setups.add(
        Setup.gate(
            Files.isDirectory(plugin) ? PluginJar.of(plugin, work.resolve("plugin.jar")) : plugin));
    out.println("| | flaws named | twins flagged | told apart | clean code flagged |");
    out.println("|---|---|---|---|---|");
    for (Setup setup : setups) {
      List<Verdict> verdicts =
          Verdict.of(corpus, SpotBugsRun.run(setup, corpus.classes(), work.resolve(setup.name())));
      out.println(row(setup, verdicts));
      if (setup == setups.get(setups.size() - 1)) {
        if (System.getProperty("details") != null) {
          verdicts.forEach(verdict -> details(out, verdict));
        }
        if (System.getProperty("kinds") != null) {
          kinds(verdicts).forEach((kind, count) -> out.println(kind + ": " + count));
        }
      }
    }
  }

  /** Kinds of which not all pairs are told apart, how many are, and how many twins are flagged. */
  private static Map<String, String> kinds(List<Verdict> verdicts) {
    Map<String, List<Verdict>> byKind =
        verdicts.stream()
            .filter(verdict -> verdict.sample().isPair())
            .collect(
                Collectors.groupingBy(
                    verdict -> verdict.sample().kind(), TreeMap::new, Collectors.toList()));
    Map<String, String> counts = new TreeMap<>();
    byKind.forEach(
        (kind, pairs) -> {
          long apart = pairs.stream().filter(Verdict::toldApart).count();
          long flagged = pairs.stream().filter(pair -> !pair.twin().isEmpty()).count();
          if (apart < pairs.size()) {
            counts.put(kind, apart + " of " + pairs.size() + ", twins flagged: " + flagged);
          }
        });
    return counts;
  }

  private static String row(Setup setup, List<Verdict> verdicts) {
    List<Verdict> pairs = verdicts.stream().filter(v -> v.sample().isPair()).toList();
    List<Verdict> clean = verdicts.stream().filter(v -> !v.sample().isPair()).toList();
    return "| %s | %d of %d | %d | %d | %d of %d |"
        .formatted(
            setup.name(),
            pairs.stream().filter(Verdict::named).count(),
            pairs.size(),
            pairs.stream().filter(v -> !v.twin().isEmpty()).count(),
            pairs.stream().filter(Verdict::toldApart).count(),
            clean.stream().filter(v -> !v.twin().isEmpty()).count(),
            clean.size());
  }

  private static void details(PrintStream out, Verdict verdict) {
    if (verdict.sample().isPair() && !verdict.named()) {
      out.println(
          "missed: "
              + verdict.sample().type()
              + " wanted "
              + verdict.sample().reported()
              + " got "
              + verdict.flaw());
    }
    for (SpotBugsRun.Bug bug : verdict.twin()) {
      out.println("cried wolf: " + bug.type() + ": " + bug.pattern() + ": " + bug.message());
    }
  }
}
