package io.github.azurefunctionscookbook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A release up to the door of Maven Central: versioned, built, signed and bundled as publish.yml
 * does it, and taken by a stand-in for the portal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseIT {
  private static final String VERSION = "987.6.5";
  private static final String UNRELEASED = "## Unreleased\n";
  private static final String NOTE = "\n- A rehearsal.\n";
  private static final String CATALOGUE = "azure-functions-cookbook";
  private static final String USER = "rehearsal-user";
  private static final String PASSWORD = "rehearsal-password";
  private static final Path FOLDER = Cookbook.WORK.toAbsolutePath().resolve("release");
  private static final Path CLONE = FOLDER.resolve("clone");
  private static final Map<String, String> CHECKSUMS =
      Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

  private final SigningKey key = SigningKey.generate();
  private List<CentralPortal.Upload> uploads;

  /** What the bundle holds, by path in a repository. */
  private Map<String, byte[]> bundle;

  @BeforeAll
  void rehearse() throws Exception {
    Cookbook.copyTo(CLONE);
    // A release itself has nothing more to tell.
    Path changes = CLONE.resolve("CHANGELOG.md");
    Files.writeString(changes, Files.readString(changes).replace(UNRELEASED, UNRELEASED + NOTE));
    assertThat(script(CLONE, "set-version", VERSION)).matches(Script::succeeded);
    try (CentralPortal portal = CentralPortal.start()) {
      Properties properties = new Properties();
      properties.setProperty("centralBaseUrl", portal.address().toString());
      // Formatting and tests are the matter of the build that runs this.
      properties.setProperty("spotless.check.skip", "true");
      properties.setProperty("maven.test.skip", "true");
      Maven.Run run =
          Maven.maven3()
              .run(
                  CLONE,
                  Files.createDirectories(FOLDER.resolve("repository")),
                  List.of("-s", settings().toString(), "-Prelease", "deploy", "-DskipTests"),
                  properties,
                  Map.of(
                      "CENTRAL_USERNAME",
                      USER,
                      "CENTRAL_PASSWORD",
                      PASSWORD,
                      "MAVEN_GPG_KEY",
                      key.armored(),
                      "MAVEN_GPG_PASSPHRASE",
                      SigningKey.PASSPHRASE));
      assertThat(run.succeeded()).as(run::text).isTrue();
      uploads = List.copyOf(portal.uploads());
    }
    bundle = Releases.unpack(CLONE.resolve("target/central-publishing/central-bundle.zip"));
  }

  @Test
  void isUploadedOnceWithTheTokenAndPublishedWithoutAnotherStep() {
    String token =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    assertThat(uploads)
        .singleElement()
        .satisfies(
            upload -> {
              assertThat(upload.query()).contains("publishingType=AUTOMATIC");
              assertThat(upload.authorization()).endsWith(" " + token);
            });
  }

  @Test
  void holdsRecipesPluginsAndTheBillOfMaterialsAndNothingElse() {
    Stream<String> described =
        described().stream()
            .flatMap(
                artifactId ->
                    Stream.of(".pom", "-cyclonedx.json").map(end -> path(artifactId, end)));
    Stream<String> jars =
        jars().stream()
            .flatMap(
                artifactId ->
                    Stream.of(".jar", "-javadoc.jar", "-sources.jar")
                        .map(end -> path(artifactId, end)));

    assertThat(signedFiles())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(described, jars).toList());
  }

  @Test
  void tellsWhatEachArtifactIsWithoutAParent() throws Exception {
    for (String artifactId : described()) {
      Model pom =
          new MavenXpp3Reader()
              .read(new ByteArrayInputStream(bundle.get(path(artifactId, ".pom"))));
      assertThat(pom.getParent()).as(artifactId).isNull();
      assertThat(pom.getVersion()).isEqualTo(VERSION);
      assertThat(List.of(pom.getName(), pom.getDescription(), pom.getUrl()))
          .as(artifactId)
          .noneMatch(String::isBlank);
      assertThat(pom.getUrl()).as(artifactId).isEqualTo(pom.getScm().getUrl());
      assertThat(pom.getScm().getConnection()).isEqualTo("scm:git:" + pom.getUrl() + ".git");
      assertThat(pom.getLicenses())
          .singleElement()
          .satisfies(licence -> assertThat(licence.getUrl()).startsWith("https://"));
      assertThat(pom.getDevelopers())
          .isNotEmpty()
          .allSatisfy(developer -> assertThat(developer.getName()).isNotBlank());
      assertThat(pom.getDependencies())
          .as(artifactId)
          .allSatisfy(
              dependency -> {
                assertThat(dependency.getGroupId()).isNotEqualTo(Cookbook.GROUP);
                assertThat(dependency.getVersion()).doesNotContain("SNAPSHOT", "$");
              });
    }
  }

  @Test
  void hasSourcesAndDocumentation() throws IOException {
    for (String artifactId : jars()) {
      assertThat(unpack(artifactId, "-sources.jar").keySet())
          .as(artifactId)
          .anyMatch(path -> path.endsWith(".java"));
      assertThat(unpack(artifactId, "-javadoc.jar").keySet())
          .as(artifactId)
          .containsAnyOf("index.html", "README.md");
    }
  }

  @Test
  void signsEachFile() {
    assertThat(signedFiles())
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(key.signed(bundle.get(path), bundle.get(path + ".asc")))
                    .as(path)
                    .isTrue());

    String path = signedFiles().get(0);
    assertThat(key.signed(new byte[1], bundle.get(path + ".asc"))).isFalse();
    assertThat(SigningKey.generate().signed(bundle.get(path), bundle.get(path + ".asc"))).isFalse();
  }

  @Test
  void hasAChecksumOfEachFile() throws Exception {
    for (String path : signedFiles()) {
      for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
        assertThat(bundle).containsKey(path + checksum.getKey());
        assertThat(text(bundle.get(path + checksum.getKey())).strip())
            .as(path + checksum.getKey())
            .isEqualTo(digest(checksum.getValue(), bundle.get(path)));
      }
    }
  }

  @Test
  void hasABillOfMaterialsOfEachArtifactAndOfAll() {
    String all = text(bundle.get(path(CATALOGUE, "-cyclonedx.json")));

    assertThat(described())
        .allSatisfy(
            artifactId ->
                assertThat(Sbom.flaws(text(bundle.get(path(artifactId, "-cyclonedx.json")))))
                    .as(artifactId)
                    .isEmpty());
    assertThat(jars())
        .allSatisfy(artifactId -> assertThat(all).contains("/" + artifactId + "@" + VERSION));
    assertThat(all).contains("/org.eclipse.jgit@").doesNotContain("recipe-assembler", "junit");
    assertThat(Sbom.flaws(all.replace("bomFormat", "format"))).isNotEmpty();
  }

  /** Without a match, the strict build of a generated project would stop. */
  @Test
  void isWhatTheChecksumsOfEachRecipeName() throws Exception {
    String plugin = "azure-functions-spotbugs-plugin";
    for (Recipe recipe : Cookbook.allRecipes()) {
      String list = "archetype-resources/.mvn/checksums/checksums.sha256";
      Map<String, byte[]> template = unpack(recipe.artifactId(), ".jar");
      assertThat(template).containsKey(list);
      String path = path(plugin, ".jar");
      assertThat(text(template.get(list)).lines())
          .as(recipe.name())
          .contains(digest("SHA-256", bundle.get(path)) + "  " + path);
    }
  }

  /** Layers, parents and the assembler are in no repository here. */
  @Test
  void generatesAProjectFromNothingButWhatIsPublished() throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("consumer"));
    GeneratedProject.delete(folder.resolve("orders"));
    Releases central = new Releases(CLONE.resolve("target/central-staging"));

    Maven.Run run =
        new Generator(Maven.maven3(), Cookbook.ARCHETYPE_PLUGIN)
            .generate(
                Cookbook.anyRecipe().artifactId(),
                VERSION,
                folder,
                Generator.RENAMED,
                List.of("-s", central.settings().toString(), "-DartifactId=orders"));

    assertThat(run.succeeded()).as(run::text).isTrue();
    assertThat(folder.resolve("orders/.mvn/recipe.properties"))
        .content()
        .contains("recipe.version=" + VERSION);
  }

  @Test
  void tellsItsVersionInTheReadmeAndItsChangesInTheNotes() throws Exception {
    String heading = "\n## " + VERSION + " - " + LocalDate.now(ZoneOffset.UTC) + "\n";

    assertThat(CLONE.resolve("README.md")).content().contains("Version=" + VERSION + "\"");
    assertThat(CLONE.resolve("CHANGELOG.md")).content().contains(UNRELEASED + heading + NOTE);
    assertThat(script(CLONE, "release-notes", VERSION))
        .matches(Script::succeeded)
        .extracting(Script::output, STRING)
        .startsWith(NOTE);
    assertThat(script(CLONE, "release-notes", "Unreleased"))
        .isEqualTo(new Script(1, "release-notes: CHANGELOG.md says nothing of 'Unreleased'.\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "988.0",
        "v988.0.0",
        "988.0.0.1",
        "988.01.0",
        "988.0.0-beta",
        "988.0.0;ls"
      })
  void refusesWhatIsNoVersion(String version) throws Exception {
    assertRefused(version, "'" + version + "' is no version like 1.2.0 or 1.2.1-SNAPSHOT.");
  }

  @Test
  void refusesToGoBack() throws Exception {
    assertRefused("987.6.4", "987.6.4 comes before 987.6.5.");
  }

  private static void assertRefused(String version, String message) throws Exception {
    String pom = Files.readString(CLONE.resolve("pom.xml"));

    assertThat(script(CLONE, "set-version", version))
        .isEqualTo(new Script(1, "set-version: " + message + "\n"));
    assertThat(CLONE.resolve("pom.xml")).content().isEqualTo(pom);
  }

  /** What users get: every recipe and both plugins. */
  private static List<String> jars() {
    return Stream.concat(
            Cookbook.allRecipes().stream().map(Recipe::artifactId),
            Cookbook.PLUGINS.values().stream())
        .toList();
  }

  /** These, and the root, which has the bill of materials of all. */
  private static List<String> described() {
    return Stream.concat(jars().stream(), Stream.of(CATALOGUE)).toList();
  }

  private static String path(String artifactId, String end) {
    return "%s/%s/%s/%s-%s%s"
        .formatted(Cookbook.GROUP.replace('.', '/'), artifactId, VERSION, artifactId, VERSION, end);
  }

  /** The files that are neither a signature nor a checksum. */
  private List<String> signedFiles() {
    return bundle.keySet().stream()
        .filter(path -> !path.matches(".*\\.(asc|md5|sha1|sha256|sha512)"))
        .toList();
  }

  private Map<String, byte[]> unpack(String artifactId, String end) throws IOException {
    Path jar = Files.createDirectories(FOLDER.resolve("jars")).resolve(artifactId + end);
    Files.write(jar, bundle.get(path(artifactId, end)));
    return Releases.unpack(jar);
  }

  private static String digest(String algorithm, byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Settings as setup-java writes them: names of variables instead of secrets. */
  private static Path settings() throws IOException {
    return Files.writeString(
        FOLDER.resolve("settings.xml"),
        """
        <settings>
          <servers>
            <server>
              <id>central</id>
              <username>${env.CENTRAL_USERNAME}</username>
              <password>${env.CENTRAL_PASSWORD}</password>
            </server>
          </servers>
        </settings>
        """);
  }

  /** How a script ended and what it printed. */
  private record Script(int exit, String output) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  /** Runs a script of .ci with the Maven and the JDK of this test run. */
  private static Script script(Path folder, String name, String argument) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", folder.resolve(".ci").resolve(name).toString(), argument)
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    Maven maven = Maven.maven3().shortLived();
    environment.put("JAVA_HOME", maven.jdk().toString());
    environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + Maven.REPOSITORY + " " + maven.options());
    environment.merge(
        "PATH", maven.home().resolve("bin") + File.pathSeparator, (path, bin) -> bin + path);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = text(process.getInputStream().readAllBytes());
    return new Script(process.waitFor(), output);
  }
}
