package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How far the rules reach in code that was written without knowing them. Nobody who works on the
 * rules looks into that half of the corpus, so these floors are all that is said about it; raise
 * them when the rules have become better.
 */
class BlindTest {
  private static final int TOLD_APART = 95;
  private static final int TWINS_FLAGGED = 2;

  @TempDir static Path work;

  private static List<Verdict> verdicts;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    Corpus corpus = Corpus.compile(Corpus.HOME.resolve("blind"), work.resolve("classes"));
    Setup gate = Setup.gate(PluginJar.of(Path.of("target", "classes"), work.resolve("plugin.jar")));
    verdicts = Verdict.of(corpus, SpotBugsRun.run(gate, corpus.classes(), work.resolve("run")));
  }

  @Test
  void tellsAsManyFlawsFromTheirTwinsAsBefore() {
    assertThat(verdicts.stream().filter(v -> v.sample().isPair())).hasSizeGreaterThan(100);
    assertThat(verdicts.stream().filter(v -> v.sample().isPair() && v.toldApart()).count())
        .isGreaterThanOrEqualTo(TOLD_APART);
  }

  @Test
  void criesWolfNoMoreOftenThanBefore() {
    assertThat(verdicts.stream().filter(v -> v.sample().isPair() && !v.twin().isEmpty()).count())
        .isLessThanOrEqualTo(TWINS_FLAGGED);
  }

  @Test
  void staysSilentOnCodeThatIsRight() {
    assertThat(verdicts.stream().filter(v -> !v.sample().isPair() && !v.twin().isEmpty()).count())
        .isZero();
  }
}
