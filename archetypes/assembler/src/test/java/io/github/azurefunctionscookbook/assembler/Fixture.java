package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A tiny catalogue of recipes on disk: one descriptor, common files, layers and a recipe "tiny".
 */
record Fixture(Path archetypes) {

  static final String GROUP = "io.github.azure-functions-cookbook";
  static final String SHA = "0123456789abcdef".repeat(4);
  static final Map<String, String> PINS =
      Map.of("foo.version", "1.2.3", "bar.version", "4.5", "junit.version", "6");
  static final String DESCRIPTOR = "META-INF/maven/archetype-metadata.xml";

  static Fixture in(Path folder) throws IOException {
    Fixture fixture = new Fixture(folder);
    fixture.file(
        "descriptor/" + DESCRIPTOR, Files.readString(Path.of("../descriptor", DESCRIPTOR)));
    fixture.file(
        "common/pom.xml",
        """
        <?xml version="1.0"?>
        <project>
          <groupId>${groupId}</groupId>
          <name>@recipe.name@</name>
          <directory>${project.basedir}</directory>
          <dependencies>
            <!-- recipe dependencies -->
          </dependencies>
        </project>
        """);
    fixture.file(
        "common/.mvn/recipe.properties",
        "recipe.groupId=@recipe.groupId@\nrecipe.artifactId=@recipe.artifactId@\n"
            + "recipe.version=@recipe.version@\ngroupId=${groupId}\n");
    fixture.recipe("");
    return fixture;
  }

  Fixture file(String path, String text) throws IOException {
    Path file = archetypes.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Fixture recipe(String dependencies) throws IOException {
    return file("tiny/pom.xml", pom(dependencies));
  }

  Fixture layer(String name, String dependencies) throws IOException {
    return file("layers/" + name + "/pom.xml", pom(dependencies));
  }

  /** Sets a parameter of a goal, as Maven does. */
  static void set(Object goal, String parameter, Object value) throws ReflectiveOperationException {
    Field field = goal.getClass().getDeclaredField(parameter);
    field.setAccessible(true);
    field.set(goal, value);
  }

  static String pom(String dependencies) {
    return "<project>\n  <dependencies>\n"
        + dependencies.indent(4)
        + "  </dependencies>\n</project>\n";
  }

  static String dependency(String artifactId, String version, String more) {
    return """
    <dependency>
      <groupId>org.dep</groupId>
      <artifactId>%s</artifactId>
      <version>%s</version>%s
    </dependency>
    """
        .formatted(artifactId, version, more);
  }

  static String onLayer(String name, String scope) {
    return """
    <!-- The layer %s. -->
    <dependency>
      <groupId>${project.groupId}</groupId>
      <artifactId>%s-layer</artifactId>
      <version>${project.version}</version>%s
    </dependency>
    """
        .formatted(name, name, scope.isEmpty() ? "" : "\n  <scope>" + scope + "</scope>");
  }

  Path assemble() throws IOException {
    return assemble(Map.of());
  }

  /** Assembles a release whose own artifacts are these, by their path in a repository. */
  Path assemble(Map<String, Path> own) throws IOException {
    Path target = Files.createTempDirectory(archetypes, "out");
    Wrapper wrapper = wrapper("https://repo.example/central/");
    new Assembly(recipe(), archetypes, new Pins(PINS), wrapper, new Checksums(own)).write(target);
    return target;
  }

  Recipe recipe() {
    return new Recipe(
        GROUP, "tiny-archetype", "0.1", "Tiny & <small>", "One line.", archetypes.resolve("tiny"));
  }

  Wrapper wrapper(String central) throws IOException {
    Path zip = archetypes.resolve("wrapper.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : new String[] {"mvnw", "mvnw.cmd"}) {
        out.putNextEntry(new ZipEntry(name));
        String end = name.equals("mvnw") ? "\n" : "\r\n";
        out.write((name + " $0 #" + end).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return new Wrapper(zip, "3.3.4", "3.9.16", SHA, central);
  }
}
