package io.github.azurefunctionscookbook.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** SpotBugs with this plugin tells each flaw of the corpus from its repaired twin. */
class GateTest {
  private static final Path CLASSES = Path.of("target", "classes");

  @TempDir static Path work;

  private static List<Verdict> verdicts;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    Corpus corpus = Corpus.compile(Corpus.HOME.resolve("seen"), work.resolve("classes"));
    Setup gate = Setup.gate(PluginJar.of(CLASSES, work.resolve("plugin.jar")));
    verdicts = Verdict.of(corpus, SpotBugsRun.run(gate, corpus.classes(), work.resolve("run")));
  }

  @TestFactory
  Stream<DynamicTest> namesEachFlaw() {
    return verdicts.stream()
        .filter(verdict -> verdict.sample().isPair())
        .map(
            verdict ->
                DynamicTest.dynamicTest(
                    verdict.sample().type(),
                    () ->
                        assertThat(verdict.flaw())
                            .as(verdict.sample().title())
                            .containsAnyElementsOf(verdict.sample().reported())));
  }

  @TestFactory
  Stream<DynamicTest> staysSilentOnWhatIsRight() {
    return verdicts.stream()
        .map(
            verdict ->
                DynamicTest.dynamicTest(
                    verdict.sample().type(), () -> assertThat(verdict.twin()).isEmpty()));
  }
}
