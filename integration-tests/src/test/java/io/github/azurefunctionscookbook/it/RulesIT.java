package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What must hold in every generated project, one test a recipe and rule. */
class RulesIT {
  private static final Pattern ACTION =
      Pattern.compile("uses: *([\\w.-]+/[\\w.-]+)(?:/[\\w./-]+)?@(\\S+)(?: # (\\S+))?");
  private static final Pattern EXACT_VERSION = Pattern.compile("[0-9][0-9A-Za-z.-]*");

  /** Keys and signatures with a value, storage keys by their form, tokens and private keys. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{20}|(?<!sha512-|[A-Za-z0-9+/])[A-Za-z0-9+/]{86}==|[?&]sig=[A-Za-z0-9%]{20}|-----BEGIN"
              + " [A-Z ]*PRIVATE KEY|\\beyJ[A-Za-z0-9_-]{20}|\\bgh[pousr]_[A-Za-z0-9]{20}");

  /** The storage emulator's key, which Microsoft publishes; it opens nothing else. */
  private static final String EMULATOR_KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private static final Pattern HTTP_TRIGGER =
      Pattern.compile("@HttpTrigger\\((.*?)\\)\\s*HttpRequestMessage<([^ ]*)>", Pattern.DOTALL);

  private static final List<String> TEXT_WITH_CRLF = List.of("mvnw.cmd");

  private static final Map<String, Consumer<GeneratedProject>> RULES = rules();

  private static Map<String, Consumer<GeneratedProject>> rules() {
    Map<String, Consumer<GeneratedProject>> rules = new LinkedHashMap<>();
    rules.put("holds every file of the design", RulesIT::holdsEveryFile);
    rules.put("has no exclude entry in its gate", RulesIT::hasNoExclude);
    rules.put("pins every action by commit", RulesIT::pinsActions);
    rules.put("gives its workflows no more than they need", RulesIT::limitsWorkflows);
    rules.put("deploys with OIDC and without secrets", RulesIT::deploysWithoutSecrets);
    rules.put("lets its workflows build with what is recorded only", RulesIT::buildsStrictly);
    rules.put("pins every dependency and plugin", RulesIT::pinsVersions);
    rules.put("gives a reason for every dependency", RulesIT::givesReasons);
    rules.put("holds no secret", RulesIT::holdsNoSecret);
    rules.put("names no registry but in the wrapper", RulesIT::namesNoRegistry);
    rules.put("names locally every setting that the code reads", RulesIT::namesSettingsLocally);
    rules.put("binds HTTP bodies as text, with an access level", RulesIT::bindsText);
    rules.put("lets only adapters know the Azure SDK", RulesIT::keepsTheSdkInAdapters);
    rules.put("lets only functions know the worker", RulesIT::keepsTheWorkerInFunctions);
    rules.put("keeps local settings out of git", RulesIT::ignoresLocalSettings);
    rules.put("tells how to report a weakness", RulesIT::tellsHowToReport);
    rules.put("has a README with every part", RulesIT::explainsItself);
    rules.put("names a proof for every threat and promise", RulesIT::namesTests);
    rules.put("records its recipe and answers", RulesIT::recordsAnswers);
    rules.put("takes in newer versions of its recipe", RulesIT::updatesInPlace);
    rules.put("checks the Maven that its wrapper fetches", RulesIT::checksWrapper);
    rules.put("ends lines as .gitattributes says", RulesIT::endsLines);
    rules.put("builds no client per call", RulesIT::buildsNoClientPerCall);
    return rules;
  }

  @TestFactory
  Stream<DynamicContainer> everyProject() {
    return Cookbook.recipes().stream()
        .map(
            recipe ->
                DynamicContainer.dynamicContainer(
                    recipe.name(),
                    RULES.entrySet().stream()
                        .map(
                            rule ->
                                DynamicTest.dynamicTest(
                                    rule.getKey(),
                                    () -> rule.getValue().accept(recipe.renamed())))));
  }

  private static void holdsEveryFile(GeneratedProject project) {
    assertThat(project.files().keySet())
        .contains(
            ".editorconfig",
            ".funcignore",
            ".gitattributes",
            ".github/dependabot.yml",
            ".github/workflows/ci.yml",
            ".github/workflows/deploy.yml",
            ".gitignore",
            ".mvn/checksums/checksums.sha256",
            ".mvn/jvm.config",
            ".mvn/maven.config",
            ".mvn/recipe.properties",
            ".mvn/wrapper/maven-wrapper.properties",
            "README.md",
            "SECURITY.md",
            "azure.yaml",
            "config/forbidden-apis.txt",
            "config/spotbugs/exclude.xml",
            "host.json",
            "infra/main.bicep",
            "infra/main.parameters.json",
            "local.settings.json",
            "mvnw",
            "mvnw.cmd",
            "pom.xml")
        .noneMatch(path -> path.endsWith(".DS_Store") || path.contains("node_modules"));
  }

  private static void hasNoExclude(GeneratedProject project) {
    assertThat(project.text("config/spotbugs/exclude.xml").replaceAll("(?s)<!--.*?-->", ""))
        .contains("<FindBugsFilter")
        .doesNotContain("<Match");
  }

  private static void pinsActions(GeneratedProject project) {
    Set<String> pins = pins();
    assertThat(workflows(project)).isNotEmpty();
    workflows(project)
        .forEach(
            workflow -> {
              List<MatchResult> uses = ACTION.matcher(project.text(workflow)).results().toList();
              assertThat(uses).as(workflow).isNotEmpty();
              assertThat(uses)
                  .allSatisfy(
                      use ->
                          assertThat(pins)
                              .contains(use.group(1) + " " + use.group(3) + " " + use.group(2)));
            });
  }

  private static void limitsWorkflows(GeneratedProject project) {
    for (String path : workflows(project)) {
      Map<?, ?> workflow = yaml(project.text(path));
      assertThat(workflow.get("permissions")).as(path).isEqualTo(Map.of());
      assertThat(workflow.containsKey("concurrency")).as(path + " concurrency").isTrue();
      assertThat(workflow.get("on").toString())
          .doesNotContain("pull_request_target", "workflow_run", "issue_comment");
      ((Map<?, ?>) workflow.get("jobs"))
          .forEach(
              (name, value) -> {
                Map<?, ?> job = (Map<?, ?>) value;
                assertThat(job.containsKey("permissions")).as(path + " " + name).isTrue();
                assertThat(job.get("permissions").toString())
                    .doesNotContain("write-all", "read-all");
                assertThat(job.containsKey("timeout-minutes")).as(path + " " + name).isTrue();
                assertThat(job.get("runs-on").toString()).doesNotContain("latest", "self-hosted");
                for (Object step : (List<?>) job.get("steps")) {
                  Map<?, ?> fields = (Map<?, ?>) step;
                  assertThat(String.valueOf(fields.get("run")))
                      .as("expressions go through env")
                      .doesNotContain("${{");
                  if (String.valueOf(fields.get("uses")).startsWith("actions/checkout@")) {
                    assertThat(((Map<?, ?>) fields.get("with")).get("persist-credentials"))
                        .isEqualTo(false);
                  }
                }
              });
    }
  }

  private static void buildsStrictly(GeneratedProject project) {
    List<String> builds =
        workflows(project).stream()
            .flatMap(path -> ((Map<?, ?>) yaml(project.text(path)).get("jobs")).values().stream())
            .flatMap(job -> ((List<?>) ((Map<?, ?>) job).get("steps")).stream())
            .map(step -> String.valueOf(((Map<?, ?>) step).get("run")))
            .filter(run -> run.contains("mvnw"))
            .toList();
    assertThat(builds)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            run -> assertThat(run).startsWith("sh ./mvnw -B -ntp " + Checksums.STRICT + " "));
    assertThat(project.text(Checksums.FILE).lines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.matches("[0-9a-f]{64}  [\\w.+/-]+"));
  }

  private static void deploysWithoutSecrets(GeneratedProject project) {
    String text = project.text(".github/workflows/deploy.yml");
    assertThat(text)
        .doesNotContain("secrets.", "publish-profile", "client-secret", "creds:", "cache: maven");
    Map<?, ?> jobs = (Map<?, ?>) yaml(text).get("jobs");
    jobs.forEach(
        (name, value) -> {
          Map<?, ?> job = (Map<?, ?>) value;
          boolean signsIn = job.get("permissions").toString().contains("id-token=write");
          assertThat(job.containsKey("environment"))
              .as("%s has an environment", name)
              .isEqualTo(signsIn);
          assertThat(job.toString().contains("mvnw"))
              .as("%s runs the build", name)
              .isEqualTo(!signsIn);
        });
  }

  private static void pinsVersions(GeneratedProject project) {
    Model pom = Cookbook.model(project.folder());
    assertThat(pom.getParent()).isNull();
    assertThat(pom.getRepositories()).isEmpty();
    assertThat(pom.getPluginRepositories()).isEmpty();
    for (Dependency dependency : pom.getDependencyManagement().getDependencies()) {
      assertThat(dependency.getVersion()).as(dependency.toString()).matches(EXACT_VERSION);
    }
    for (Dependency dependency : pom.getDependencies()) {
      if (dependency.getVersion() == null) {
        // Managed by a bill of materials that is pinned itself.
        assertThat(dependency.getGroupId())
            .satisfiesAnyOf(
                group -> assertThat(group).isEqualTo("com.azure"),
                group -> assertThat(group).startsWith("com.fasterxml.jackson"),
                group -> assertThat(group).isEqualTo("org.slf4j"));
      } else {
        assertThat(dependency.getVersion()).as(dependency.toString()).matches(EXACT_VERSION);
      }
      assertThat(dependency.getVersion()).as(dependency.toString()).isNotEqualTo("SNAPSHOT");
    }
    for (Plugin plugin : pom.getBuild().getPlugins()) {
      assertThat(plugin.getVersion()).as(plugin.getKey()).matches(EXACT_VERSION);
    }
  }

  private static void givesReasons(GeneratedProject project) {
    String[] lines = project.text("pom.xml").split("\n");
    for (int i = 1; i < lines.length; i++) {
      // Dependencies of plugins are indented further and explained with the plugin.
      if (lines[i].equals("    <dependency>") || lines[i].equals("      <dependency>")) {
        assertThat(lines[i - 1].strip()).as("line %d of pom.xml", i + 1).endsWith("-->");
      }
    }
  }

  private static void holdsNoSecret(GeneratedProject project) {
    assertThat(project.files())
        .allSatisfy(
            (path, content) ->
                assertThat(new String(content, StandardCharsets.UTF_8).replace(EMULATOR_KEY, ""))
                    .as(path)
                    .doesNotContainPattern(SECRET));
  }

  private static void namesNoRegistry(GeneratedProject project) {
    assertThat(project.files())
        .allSatisfy(
            (path, content) -> {
              if (!path.equals(".mvn/wrapper/maven-wrapper.properties")) {
                assertThat(new String(content, StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContainPattern("(?i)https?://[^ ]*(/maven2|registry\\.|/npm/)");
              }
            });
  }

  /** BicepRules compares what is deployed. */
  private static void namesSettingsLocally(GeneratedProject project) {
    AppSettings settings = AppSettings.of(project);
    Set<String> expected = new TreeSet<>(settings.read());
    expected.addAll(settings.connections().keySet());
    expected.addAll(AppSettings.listed("local"));
    expected.removeAll(AppSettings.listed("azure"));
    Map<?, ?> local = (Map<?, ?>) yaml(project.text("local.settings.json")).get("Values");
    assertThat(local.keySet())
        .extracting(
            name -> ((String) name).replaceAll("^(?!AzureFunctionsJobHost)(\\w+?)__.*", "$1"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void bindsText(GeneratedProject project) {
    int endpoints = 0;
    for (Map.Entry<String, String> source : main(project).entrySet()) {
      for (MatchResult trigger : HTTP_TRIGGER.matcher(source.getValue()).results().toList()) {
        endpoints++;
        assertThat(trigger.group(1)).as(source.getKey()).contains("authLevel = ");
        assertThat(trigger.group(2)).as(source.getKey()).isEqualTo("Optional<String>");
        if (trigger.group(1).contains("ANONYMOUS")) {
          assertThat(main(project).keySet())
              .as("anonymous to the host, so the code must check the caller")
              .anyMatch(path -> path.endsWith("/Tokens.java") || path.endsWith("Verifier.java"));
        }
      }
      assertThat(source.getValue().split("@HttpTrigger\\(").length - 1)
          .as("HTTP triggers in %s that bind text", source.getKey())
          .isEqualTo((int) HTTP_TRIGGER.matcher(source.getValue()).results().count());
    }
    assertThat(endpoints > 0)
        .as("has HTTP triggers if its banner says so")
        .isEqualTo(banner(project).matches("Trigger: [^-]*\\bHTTP\\b.*"));
  }

  private static void keepsTheSdkInAdapters(GeneratedProject project) {
    assertThat(importersOf(project, "com.azure."))
        .isNotEmpty()
        .allMatch(
            name -> name.matches("(Table|Storage|Queue|KeyVault|ServiceBus|Identity|AzureHttp).*"));
  }

  private static void keepsTheWorkerInFunctions(GeneratedProject project) {
    assertThat(importersOf(project, "com.microsoft.azure.functions."))
        .isNotEmpty()
        .allMatch(name -> name.matches(".*Functions?|Endpoint|Call|EventLog"));
  }

  /** The names of the classes that import something of a package. */
  private static List<String> importersOf(GeneratedProject project, String prefix) {
    return main(project).entrySet().stream()
        .filter(source -> source.getValue().contains("import " + prefix))
        .map(source -> source.getKey().replaceAll(".*/|\\.java$", ""))
        .toList();
  }

  private static void ignoresLocalSettings(GeneratedProject project) {
    assertThat(project.text(".gitignore").lines()).contains("local.settings.json", "target/");
    assertThat(project.text(".funcignore").lines()).contains("local.settings.json");
  }

  private static void tellsHowToReport(GeneratedProject project) {
    assertThat(project.text("SECURITY.md"))
        .contains("../../security/advisories/new", "48 hours", "7 days")
        .doesNotContain("TODO", "<owner>", "example.com");
  }

  /** The first line below the README's title. */
  private static String banner(GeneratedProject project) {
    return project
        .text("README.md")
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("");
  }

  private static void explainsItself(GeneratedProject project) {
    String readme = project.text("README.md");
    assertThat(banner(project)).contains("Trigger", "State", "Guarantee", "Difficulty");
    assertThat(readme).contains("```mermaid", "curl");
    assertThat(readme.lines().filter(line -> line.startsWith("## ")))
        .containsSubsequence(
            "## When to use it",
            "## When not",
            "## Run locally",
            "## Try it",
            "## Deploy",
            "## What is secured",
            "## What is not covered",
            "## What to change first");
  }

  private static void namesTests(GeneratedProject project) {
    Proofs proofs = Proofs.of(project);
    Proofs.rows(project.text("README.md"), "What is secured").forEach(proofs::check);
    Proofs.rows(project.text("SECURITY.md"), "What this project promises").forEach(proofs::check);
  }

  private static void recordsAnswers(GeneratedProject project) {
    assertThat(project.text(".mvn/recipe.properties").lines())
        .contains(
            "recipe.groupId=" + Cookbook.GROUP,
            "recipe.artifactId=" + project.recipe() + "-archetype",
            "recipe.version=" + Cookbook.VERSION,
            "groupId=org.acme.orders",
            "artifactId=acme-" + project.recipe(),
            "version=2.3.4",
            "package=org.acme.orders.fn",
            "javaVersion=17");
  }

  private static void updatesInPlace(GeneratedProject project) {
    Model pom = Cookbook.model(project.folder());
    assertThat(pom.getBuild().getPluginManagement().getPlugins())
        .singleElement()
        .satisfies(
            plugin -> {
              assertThat(plugin.getKey()).isEqualTo(Cookbook.GROUP + ":recipe-maven-plugin");
              assertThat(plugin.getVersion()).isEqualTo(Cookbook.VERSION);
              assertThat(plugin.getExecutions()).as("no build runs it").isEmpty();
            });
    assertThat(pom.getBuild().getPlugins())
        .as("no build runs it")
        .noneMatch(plugin -> plugin.getGroupId().equals(Cookbook.GROUP));
    assertThat(project.text("pom.xml")).contains(".mvn/recipe-update/journal");
    assertThat(project.text("README.md")).contains("./mvnw recipe:update");
    assertThat(project.text("docs/updating.md")).contains("./mvnw recipe:diff");
  }

  private static void checksWrapper(GeneratedProject project) {
    assertThat(project.text(".mvn/wrapper/maven-wrapper.properties"))
        .containsPattern("(?m)^distributionSha256Sum=[0-9a-f]{64}$")
        .containsPattern("(?m)^distributionUrl=https://.*/apache-maven-3\\.9\\.16-bin\\.zip$");
    assertThat(project.folder().resolve("mvnw")).isExecutable();
  }

  private static void endsLines(GeneratedProject project) {
    assertThat(project.files())
        .allSatisfy(
            (path, content) -> {
              String text = new String(content, StandardCharsets.ISO_8859_1);
              if (TEXT_WITH_CRLF.contains(path)) {
                assertThat(text.replace("\r\n", "")).as(path).doesNotContain("\n");
              } else {
                assertThat(text).as(path).doesNotContain("\r");
              }
              assertThat(text).as(path + " ends with a line").endsWith("\n");
            });
  }

  private static void buildsNoClientPerCall(GeneratedProject project) {
    // A client built per call leaks connections: builders belong into what is built once.
    main(project)
        .forEach(
            (path, text) -> {
              if (path.endsWith("Functions.java")) {
                assertThat(text).as(path).doesNotContain("ClientBuilder(", "HttpClient.new");
              }
            });
  }

  private static Map<String, String> main(GeneratedProject project) {
    return project.files().keySet().stream()
        .filter(path -> path.startsWith("src/main/java/"))
        .collect(Collectors.toMap(path -> path, project::text));
  }

  private static List<String> workflows(GeneratedProject project) {
    return project.files().keySet().stream()
        .filter(path -> path.startsWith(".github/workflows/"))
        .toList();
  }

  private static Map<?, ?> yaml(String text) {
    return (Map<?, ?>) Yaml.read(text);
  }

  /** Action, tag and commit that were checked to belong together. */
  private static Set<String> pins() {
    Path table = Cookbook.ROOT.resolve("integration-tests/src/test/resources/actions-pins.tsv");
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .skip(1)
          .map(line -> line.split("\t"))
          .map(fields -> fields[0] + " " + fields[1] + " " + fields[2])
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
