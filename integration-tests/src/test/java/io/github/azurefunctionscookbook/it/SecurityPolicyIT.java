package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The security policy of this repository: each promise has a proof, and each text its reader. */
class SecurityPolicyIT {
  private static final String POLICY = read("SECURITY.md");
  private static final String SHIPPED_POLICY = read("archetypes/common/SECURITY.md");
  private static final List<String> DEPENDABOT =
      List.of(".github/dependabot.yml", "archetypes/common/.github/dependabot.yml");

  private static final Pattern PATH = Pattern.compile("`([^`]+)`");
  private static final Pattern PRINCIPLE = Pattern.compile("\\*\\*([^*]+)\\.\\*\\*");

  /** What each ecosystem of Dependabot reads its versions from. */
  private static final Map<String, String> PINS =
      Map.of(
          "github-actions", ".*\\.github/workflows/[^/]+\\.yml",
          "gomod", "(.*/)?go\\.mod",
          "npm", "(.*/)?package-lock\\.json",
          "pip", "(.*/)?requirements\\.in");

  @Test
  void everyPromiseIsKeptSomewhereAndHasAProof() {
    Proofs proofs = Proofs.ofCookbook();
    for (String promise : Proofs.rows(POLICY, "What we promise")) {
      proofs.check(promise);
      String keptIn = promise.split("\\|")[2];
      assertThat(PATH.matcher(keptIn).results().map(path -> path.group(1)))
          .as(promise)
          .isNotEmpty()
          .allSatisfy(path -> assertThat(Cookbook.ROOT.resolve(path)).exists());
    }
  }

  @Test
  void reportsArePrivate() {
    String advisories =
        Cookbook.model(Cookbook.ROOT).getScm().getUrl() + "/security/advisories/new";
    assertThat(POLICY).contains("(" + advisories + ")", "do not open a public issue");
    assertThat(SHIPPED_POLICY).contains("(../../security/advisories/new)", "write to");

    Map<?, ?> forms = (Map<?, ?>) Yaml.read(read(".github/ISSUE_TEMPLATE/config.yml"));
    assertThat(forms.get("blank_issues_enabled")).isEqualTo(false);
    assertThat((List<?>) forms.get("contact_links"))
        .singleElement()
        .satisfies(link -> assertThat(((Map<?, ?>) link).get("url")).isEqualTo(advisories));
  }

  @Test
  void bothPoliciesAskForTheSame() {
    List<String> asked = itemsAfter(POLICY, "Please include:");
    // The second is where it was found, which a project says in its own words.
    assertThat(asked)
        .hasSizeGreaterThan(1)
        .hasSameSizeAs(itemsAfter(SHIPPED_POLICY, "Please include:"));
    assertThat(asked.subList(2, asked.size()))
        .isEqualTo(itemsAfter(SHIPPED_POLICY, "Please include:").subList(2, asked.size()));
  }

  @Test
  void bothPoliciesNameTheSameTimes() {
    assertThat(times(POLICY))
        .anyMatch(time -> time.endsWith("hours"))
        .anyMatch(time -> time.endsWith("days"))
        .isEqualTo(times(SHIPPED_POLICY));
  }

  @Test
  void theLatestReleaseIsSupported() {
    assertThat(List.of(POLICY, SHIPPED_POLICY))
        .allSatisfy(
            policy -> assertThat(policy).containsPattern("Only the latest release [^.]* fixes"));
    assertThat(POLICY).contains("docs/updating.md");
    assertThat(Cookbook.ARCHETYPES.resolve("common/docs/updating.md")).exists();
  }

  @Test
  void aFixComesBeforeItsPublication() {
    assertThat(itemsAfter(POLICY, "## What happens then"))
        .satisfiesExactly(
            confirm -> assertThat(confirm).contains("confirm", "every other recipe"),
            prepare -> assertThat(prepare).contains("prepare the fix", "in private"),
            release -> assertThat(release).containsSubsequence("release", "publish an advisory"),
            credit -> assertThat(credit).contains("found", "named"));
    assertThat(SHIPPED_POLICY.replace('\n', ' '))
        .containsSubsequence("a fix in private", "release it", "publish the advisory", "named");
  }

  @Test
  void contributorsAffirmEachPrinciple() {
    String contributing = read("CONTRIBUTING.md");
    int start = contributing.indexOf("## Five principles");
    String principles = contributing.substring(start, contributing.indexOf("\n## ", start));
    long named = PRINCIPLE.matcher(principles).results().count();
    List<String> boxes =
        read(".github/pull_request_template.md")
            .lines()
            .filter(line -> line.startsWith("- [ ] **"))
            .toList();
    assertThat(boxes).hasSize(5).hasSize((int) named);
  }

  @Test
  void everyPushAndPullRequestIsChecked() {
    assertThat(List.of(".github/workflows/ci.yml", "archetypes/common/.github/workflows/ci.yml"))
        .allSatisfy(
            path -> {
              Map<?, ?> workflow = (Map<?, ?>) Yaml.read(read(path));
              Map<?, ?> on = (Map<?, ?>) workflow.get("on");
              assertThat(((Map<?, ?>) on.get("push")).get("branches")).isEqualTo(List.of("main"));
              assertThat(on.containsKey("pull_request")).isTrue();
              assertThat(on.get("pull_request")).as("no pull request is left out").isNull();
            });
  }

  @Test
  void dependabotKnowsEveryPlaceWithPins() {
    List<Map<?, ?>> updates = updates(DEPENDABOT.get(0));
    List<String> files = Cookbook.files();
    PINS.forEach(
        (ecosystem, pattern) -> {
          Set<String> places =
              files.stream()
                  .filter(file -> file.matches(pattern))
                  .map(file -> file.replaceFirst("(^|/)[^/]+$", ""))
                  .map(folder -> folder.replaceFirst("^\\.github/workflows$", ""))
                  .map(folder -> "/" + folder)
                  .collect(Collectors.toCollection(TreeSet::new));
          assertThat(places).as(ecosystem).isNotEmpty();
          assertThat(directories(updates, ecosystem))
              .as(ecosystem)
              .containsExactlyInAnyOrderElementsOf(places);
        });
    // The root leads to every module.
    assertThat(directories(updates, "maven")).containsExactly("/");
  }

  @Test
  void updatesAreGroupedAndWait() {
    for (String file : DEPENDABOT) {
      assertThat(updates(file))
          .as(file)
          .isNotEmpty()
          .allSatisfy(
              update -> {
                assertThat(update.get("groups")).as("groups of %s", update).isNotNull();
                assertThat((Integer) ((Map<?, ?>) update.get("cooldown")).get("default-days"))
                    .isGreaterThanOrEqualTo(7);
              });
    }
  }

  private static List<Map<?, ?>> updates(String file) {
    return ((List<?>) ((Map<?, ?>) Yaml.read(read(file))).get("updates"))
        .stream().<Map<?, ?>>map(update -> (Map<?, ?>) update).toList();
  }

  private static List<String> directories(List<Map<?, ?>> updates, String ecosystem) {
    return updates.stream()
        .filter(update -> update.get("package-ecosystem").equals(ecosystem))
        .flatMap(
            update ->
                update.containsKey("directory")
                    ? Stream.of((String) update.get("directory"))
                    : ((List<?>) update.get("directories")).stream().map(String.class::cast))
        .toList();
  }

  private static Set<String> times(String policy) {
    return Pattern.compile("\\d+ (?:hours|days)\\b")
        .matcher(policy)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The numbered items of the list that follows a text. */
  private static List<String> itemsAfter(String policy, String text) {
    return policy
        .substring(policy.indexOf(text) + text.length())
        .strip()
        .lines()
        .takeWhile(line -> line.matches("\\d\\. .*"))
        .toList();
  }

  private static String read(String path) {
    try {
      return Files.readString(Cookbook.ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
