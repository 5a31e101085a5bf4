package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurefunctionscookbook.it.AuditTools.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tools of the trade report about workflows and secrets: nothing, in this repository, its
 * history and every generated project. Each tool names the flaws that are planted for it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditsIT {
  private static final Path FLAWS =
      Cookbook.ROOT.resolve("integration-tests/src/test/resources/audits/flaws.yml");
  private static final Path PROJECTS = Cookbook.WORK.resolve("audits/projects");

  /** Comments that silence a tool; what follows on the line must be the reason. */
  private static final Pattern SILENCE =
      Pattern.compile("(?:zizmor: ignore\\[[^]]*]|shellcheck disable=[\\w,]+)(.*)");

  private static final Pattern LITERAL = Pattern.compile("'''(.*?)'''");
  private static final Pattern SCRIPT = Pattern.compile("^#!\\S*[/ ](?:env )?(?:ba|da)?sh\\b");
  private static final Pattern GITHUB =
      Pattern.compile("/\\.github/(?:workflows/[^/]+\\.ya?ml|dependabot\\.yml)$");

  private final Map<Map<String, String>, List<String>> zizmor = new HashMap<>();
  private final Map<Map<String, String>, List<String>> actionlint = new HashMap<>();
  private List<String> secretsInProjects;

  @TempDir private Path folder;

  /** The files that git would take, copied out of the folder that builds fill. */
  private Path repository;

  @BeforeAll
  void copyEverything() {
    repository = Cookbook.WORK.resolve("audits/repository");
    Cookbook.copyTo(repository);
    GeneratedProject.delete(PROJECTS);
    Cookbook.recipes().forEach(recipe -> recipe.renamed().copyTo(PROJECTS.resolve(recipe.name())));
  }

  @Test
  void zizmorFindsNothingInThisRepository() {
    assertThat(zizmor(repository)).isEmpty();
  }

  @Test
  void actionlintFindsNothingInThisRepository() {
    assertThat(actionlint(repository)).isEmpty();
  }

  @Test
  void shellcheckFindsNothingInThisRepository() {
    assertThat(scripts(repository)).hasSizeGreaterThan(1);
    assertThat(shellcheck(repository)).isEmpty();
  }

  @Test
  void gitleaksFindsNothingInThisRepository() {
    assertThat(gitleaks(repository, "dir", ".")).isEmpty();
  }

  @Test
  void gitleaksFindsNothingInTheHistory() {
    if (isShallow()) {
      System.err.println("The clone is shallow: only the history that it has is audited");
    }
    assertThat(gitleaks(Cookbook.ROOT, "git", "--log-opts=--all", ".")).isEmpty();
  }

  @Test
  void nothingIsSilencedWithoutAReasonBesideIt() {
    Stream.concat(
            workflows(repository).stream(), Stream.of(PROJECTS).flatMap(AuditsIT::allWorkflows))
        .forEach(
            workflow ->
                assertThat(SILENCE.matcher(read(workflow)).results())
                    .as(workflow.toString())
                    .allSatisfy(silence -> assertThat(silence.group(1)).matches("\\W+\\w.{10,}")));
    assertThat(repository.resolve(".github/actionlint.yml")).doesNotExist();
    assertThat(repository.resolve(".github/actionlint.yaml")).doesNotExist();
    // Each list of what may be found starts with its reason.
    assertThat(read(AuditTools.FOLDER.resolve("gitleaks.toml")).split("\\[\\[allowlists]]\n"))
        .hasSizeGreaterThan(1)
        .satisfies(
            lists ->
                assertThat(List.of(lists).subList(1, lists.length))
                    .allSatisfy(list -> assertThat(list).startsWith("description = \"")));
  }

  @Test
  void everyAllowanceForGitleaksIsNeeded() throws IOException {
    Assumptions.assumeFalse(isShallow(), "What only the history needs is not in a shallow clone");
    String[] lists = read(AuditTools.FOLDER.resolve("gitleaks.toml")).split("\\[\\[allowlists]]\n");
    Path strict = Files.writeString(folder.resolve("strict.toml"), lists[0]);
    List<Map<?, ?>> found = new ArrayList<>(secrets(strict, repository, "dir", "."));
    found.addAll(secrets(strict, Cookbook.ROOT, "git", "--log-opts=--all", "."));

    for (String list : List.of(lists).subList(1, lists.length)) {
      String field = list.contains("paths = [") ? "File" : "Secret";
      LITERAL
          .matcher(list)
          .results()
          .map(literal -> Pattern.compile(literal.group(1)))
          .forEach(
              allowance ->
                  // Without the secrets themselves in the report.
                  assertThat(
                          found.stream()
                              .map(secret -> (String) secret.get(field))
                              .anyMatch(name -> allowance.matcher(name).find()))
                      .as("%s of gitleaks.toml allows something", allowance)
                      .isTrue());
    }
  }

  @TestFactory
  Stream<DynamicContainer> theToolsFindNothingInAnyProject() {
    Map<String, BiFunction<Recipe, Path, List<String>>> audits = new LinkedHashMap<>();
    // Projects mostly have the same workflows: each content is audited once.
    audits.put(
        "zizmor",
        (recipe, project) -> zizmor.computeIfAbsent(github(project), w -> zizmor(project)));
    audits.put(
        "actionlint",
        (recipe, project) -> actionlint.computeIfAbsent(github(project), w -> actionlint(project)));
    audits.put("gitleaks", (recipe, project) -> secretsIn(recipe));
    return Cookbook.recipes().stream()
        .map(
            recipe ->
                DynamicContainer.dynamicContainer(
                    recipe.name(),
                    audits.entrySet().stream()
                        .map(
                            audit ->
                                DynamicTest.dynamicTest(
                                    audit.getKey(),
                                    () ->
                                        assertThat(
                                                audit
                                                    .getValue()
                                                    .apply(recipe, PROJECTS.resolve(recipe.name())))
                                            .isEmpty()))));
  }

  @Test
  void zizmorNamesPlantedFlaws() {
    assertThat(zizmor(planted()))
        .extracting(finding -> finding.replaceAll(" .*", ""))
        .contains(
            "artipacked",
            "concurrency-limits",
            "dangerous-triggers",
            "excessive-permissions",
            "secrets-inherit",
            "template-injection",
            "unpinned-uses");
  }

  @Test
  void actionlintNamesPlantedFlaws() {
    assertThat(actionlint(planted()))
        .anyMatch(finding -> finding.startsWith("shellcheck") && finding.contains("SC2086"))
        .anyMatch(finding -> finding.contains("potentially untrusted"))
        .anyMatch(finding -> finding.contains("property \"nowhere\" is not defined"));
  }

  @Test
  void shellcheckNamesAPlantedFlaw() throws IOException {
    Files.writeString(folder.resolve("clean"), "#!/bin/sh\nrm -rf $1/cache\n");

    assertThat(shellcheck(folder)).containsExactly("SC2086 clean:2");
  }

  /** The secrets are made here, so that none is in this repository. */
  @Test
  void gitleaksNamesPlantedSecrets() throws IOException {
    Files.writeString(folder.resolve("storage.json"), "{\"key\": \"" + random(64) + "\"}\n");
    Files.writeString(folder.resolve("bus.txt"), "SharedAccessKey=" + random(32) + "\n");
    Files.writeString(
        folder.resolve("sas.txt"),
        "https://orders.blob.core.windows.net/in/1?sv=2025-01-05&sig="
            + random(32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
            + "\n");
    Files.writeString(folder.resolve("token.txt"), "ghp_" + letters(36) + " # gitleaks:allow\n");

    assertThat(gitleaks(folder, "dir", "."))
        .contains(
            "azure-shared-key storage.json:1",
            "azure-shared-key bus.txt:1",
            "azure-shared-access-signature sas.txt:1",
            "github-pat token.txt:1");
  }

  @Test
  void gitleaksNamesASecretThatOnlyTheHistoryHas() throws IOException {
    Path file = folder.resolve("settings.json");
    git("init", "--quiet");
    Files.writeString(file, "{\"key\": \"" + random(64) + "\"}\n");
    git("add", ".");
    git("commit", "--quiet", "--message", "Add a setting");
    Files.writeString(file, "{}\n");
    git("commit", "--quiet", "--all", "--message", "Remove it");

    assertThat(gitleaks(folder, "dir", "."))
        .noneMatch(finding -> finding.contains("settings.json"));
    assertThat(gitleaks(folder, "git", "--log-opts=--all", "."))
        .containsExactly("azure-shared-key settings.json:1");
  }

  private static boolean isShallow() {
    return AuditTools.git(Cookbook.ROOT, "rev-parse", "--is-shallow-repository")
        .output()
        .strip()
        .equals("true");
  }

  private List<String> secretsIn(Recipe recipe) {
    if (secretsInProjects == null) {
      secretsInProjects = gitleaks(PROJECTS, "dir", ".");
    }
    return secretsInProjects.stream()
        .filter(finding -> finding.contains(" " + recipe.name() + "/"))
        .toList();
  }

  /** What zizmor reports about workflows and Dependabot's file. */
  private static List<String> zizmor(Path root) {
    Answer answer =
        AuditTools.zizmor(
            root,
            "--offline",
            "--pedantic",
            "--strict-collection",
            "--collect=all",
            "--no-config",
            "--no-progress",
            "--no-exit-codes",
            "--format=json",
            ".");
    assertThat(answer.exit()).as(answer.messages()).isZero();
    assertThat(answer.messages().lines().filter(line -> line.contains("completed")))
        .as("audited files")
        .hasSameSizeAs(github(root).keySet());
    List<String> findings = new ArrayList<>();
    for (Map<?, ?> finding : list(answer.output())) {
      Map<?, ?> location = (Map<?, ?>) ((List<?>) finding.get("locations")).get(0);
      Map<?, ?> symbolic = (Map<?, ?>) location.get("symbolic");
      findings.add(
          "%s %s %s".formatted(finding.get("ident"), finding.get("desc"), symbolic.get("key")));
    }
    return findings;
  }

  /** What actionlint reports about workflows, and shellcheck about the scripts in them. */
  private static List<String> actionlint(Path root) {
    List<String> arguments = new ArrayList<>(List.of("-format", "{{json .}}"));
    workflows(root).forEach(workflow -> arguments.add(root.relativize(workflow).toString()));
    Answer answer = AuditTools.actionlint(root, arguments.toArray(String[]::new));
    assertThat(answer.exit()).as(answer.messages()).isIn(0, 1);
    return list(answer.output()).stream()
        .map(
            finding ->
                "%s %s:%s %s"
                    .formatted(
                        finding.get("kind"),
                        finding.get("filepath"),
                        finding.get("line"),
                        finding.get("message")))
        .toList();
  }

  /** What shellcheck reports about scripts. */
  private static List<String> shellcheck(Path root) {
    List<String> arguments = new ArrayList<>(List.of("--norc", "--format=json"));
    scripts(root).forEach(script -> arguments.add(root.relativize(script).toString()));
    Answer answer = AuditTools.shellcheck(root, arguments.toArray(String[]::new));
    assertThat(answer.exit()).as(answer.messages()).isIn(0, 1);
    return list(answer.output()).stream()
        .map(
            finding ->
                "SC%s %s:%s"
                    .formatted(finding.get("code"), finding.get("file"), finding.get("line")))
        .toList();
  }

  /** The files that a shell runs, by their first line. */
  private static List<Path> scripts(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> SCRIPT.matcher(start(file)).find())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String start(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return new String(content.readNBytes(32), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule and the place of each secret; the secret itself stays out of the test report. */
  private static List<String> gitleaks(Path root, String... mode) {
    return secrets(AuditTools.FOLDER.resolve("gitleaks.toml"), root, mode).stream()
        .map(
            finding ->
                "%s %s:%s"
                    .formatted(
                        finding.get("RuleID"), finding.get("File"), finding.get("StartLine")))
        .distinct()
        .toList();
  }

  private static List<Map<?, ?>> secrets(Path config, Path root, String... mode) {
    List<String> arguments = new ArrayList<>(List.of(mode));
    arguments.addAll(
        List.of(
            "--config=" + config.toAbsolutePath(),
            "--ignore-gitleaks-allow",
            "--gitleaks-ignore-path=" + AuditTools.FOLDER.toAbsolutePath(),
            "--no-banner",
            "--exit-code=0",
            "--report-format=json",
            "--report-path=-"));
    Answer answer = AuditTools.gitleaks(root, arguments.toArray(String[]::new));
    assertThat(answer.exit()).as(answer.messages()).isZero();
    assertThat(answer.messages()).contains("scanned").doesNotContain("scanned ~0 bytes");
    return list(answer.output());
  }

  private void git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("-c", "user.name=test", "-c", "user.email=test@example.com", "-c"));
    command.add("commit.gpgsign=false");
    command.addAll(List.of(arguments));
    Answer answer = AuditTools.git(folder, command.toArray(String[]::new));
    assertThat(answer.exit()).as(answer.messages()).isZero();
  }

  /** A project whose one workflow is the planted one. */
  private Path planted() {
    copy(FLAWS, folder.resolve(".github/workflows/flaws.yml"));
    return folder;
  }

  private static String random(int bytes) {
    byte[] key = new byte[bytes];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static String letters(int length) {
    return new SecureRandom()
        .ints(length, 0, 36)
        .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
        .collect(Collectors.joining());
  }

  /** The content of each file that zizmor audits, by path. */
  private static Map<String, String> github(Path root) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(file -> GITHUB.matcher(file.toString().replace('\\', '/')).find())
          .forEach(file -> files.put(root.relativize(file).toString(), read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static List<Path> workflows(Path root) {
    return github(root).keySet().stream()
        .filter(path -> !path.endsWith("dependabot.yml"))
        .map(root::resolve)
        .toList();
  }

  private static Stream<Path> allWorkflows(Path projects) {
    return Cookbook.recipes().stream()
        .flatMap(recipe -> workflows(projects.resolve(recipe.name())).stream());
  }

  private static List<Map<?, ?>> list(String json) {
    if (json.isBlank()) {
      return List.of();
    }
    Object read = Yaml.read(json);
    return read == null
        ? List.of()
        : ((List<?>) read).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
