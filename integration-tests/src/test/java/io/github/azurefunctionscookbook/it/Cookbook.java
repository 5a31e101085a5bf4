package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The repository under test: where things are and which recipes there are. */
final class Cookbook {
  static final String GROUP = "io.github.azure-functions-cookbook";
  static final String VERSION = System.getProperty("cookbook.version");
  static final Path ROOT = Path.of(System.getProperty("cookbook.root")).normalize();
  static final Path WORK = Path.of(System.getProperty("cookbook.work"));
  static final Path ARCHETYPES = ROOT.resolve("archetypes");
  static final String ARCHETYPE_PLUGIN = System.getProperty("cookbook.archetype-plugin");

  /** What is published beside the recipes: artifacts by module. */
  static final Map<String, String> PLUGINS =
      Map.of(
          "maven-plugin", "recipe-maven-plugin",
          "spotbugs-plugin", "azure-functions-spotbugs-plugin");

  private Cookbook() {}

  /** The packed plugin of a module. */
  static Path plugin(String module) {
    return ROOT.resolve("%s/target/%s-%s.jar".formatted(module, PLUGINS.get(module), VERSION));
  }

  /** Every recipe, as the parent's modules name them. */
  static List<Recipe> allRecipes() {
    return model(ARCHETYPES).getModules().stream()
        .map(ARCHETYPES::resolve)
        .filter(folder -> model(folder).getPackaging().equals("maven-archetype"))
        .map(folder -> new Recipe(folder, model(folder)))
        .toList();
  }

  /** The recipes that are tested: all, or those of -Drecipes=a,b. */
  static List<Recipe> recipes() {
    Set<String> wanted =
        Arrays.stream(System.getProperty("cookbook.recipes", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    List<Recipe> all = allRecipes();
    for (String name : wanted) {
      if (all.stream().noneMatch(recipe -> recipe.name().equals(name))) {
        throw new IllegalArgumentException("-Drecipes names " + name + ", which is no recipe");
      }
    }
    return all.stream().filter(r -> wanted.isEmpty() || wanted.contains(r.name())).toList();
  }

  /** The recipe that tests of the machinery use, where one recipe is as good as another. */
  static Recipe anyRecipe() {
    return recipes().get(0);
  }

  /** The files that git knows or would add. */
  static List<String> files() {
    AuditTools.Answer listed =
        AuditTools.git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
    if (listed.exit() != 0) {
      throw AuditTools.missing("Git does not say what belongs here: " + listed.messages());
    }
    return List.of(listed.output().split("\0"));
  }

  /** Copies the files that git knows or would add: a clone, once the work is committed. */
  static void copyTo(Path target) {
    GeneratedProject.delete(target);
    for (String path : files()) {
      Path source = ROOT.resolve(path);
      if (Files.isRegularFile(source)) {
        try {
          Files.createDirectories(target.resolve(path).getParent());
          Files.copy(source, target.resolve(path), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  static Model model(Path folder) {
    try (Reader reader = Files.newBufferedReader(folder.resolve("pom.xml"))) {
      return new MavenXpp3Reader().read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException("Unreadable pom.xml in " + folder, e);
    }
  }
}
