package io.github.azurefunctionscookbook.assembler;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Writes the catalogue of all recipes, and checks or rewrites its table in the README. */
@Mojo(name = "catalogue", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public class CatalogueMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  /** The page with the table. */
  @Parameter(defaultValue = "${project.basedir}/../README.md", required = true)
  private File readme;

  /** Rewrites the table; otherwise one that is out of date fails the build. */
  @Parameter(property = "catalogue.write", defaultValue = "false")
  private boolean write;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Catalogue catalogue = new Catalogue(recipes());
      Path file = Path.of(project.getBuild().getDirectory(), "archetype-catalog.xml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, catalogue.toXml());
      render(catalogue);
    } catch (AssemblyException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException | XmlPullParserException e) {
      throw new MojoExecutionException("The catalogue could not be written: " + e.getMessage(), e);
    }
  }

  private void render(Catalogue catalogue) throws IOException {
    String before = Files.readString(readme.toPath()).replace("\r\n", "\n");
    String after = catalogue.render(before);
    if (after.equals(before)) {
      return;
    }
    if (!write) {
      throw new AssemblyException(
          "The catalogue in README.md is out of date. Write it with:"
              + " mvn -pl archetypes -am package -DskipTests -Dcatalogue.write");
    }
    Files.writeString(readme.toPath(), after);
  }

  private List<CatalogueEntry> recipes() throws IOException, XmlPullParserException {
    List<CatalogueEntry> recipes = new ArrayList<>();
    for (String module : project.getModules()) {
      Model model = model(project.getBasedir().toPath().resolve(module).resolve("pom.xml"));
      if (model.getPackaging().equals("maven-archetype")) {
        recipes.add(entry(module, model));
      }
    }
    return recipes;
  }

  private CatalogueEntry entry(String module, Model model) {
    if (model.getName() == null || model.getDescription() == null) {
      throw new AssemblyException("Recipe %s needs a name and a description.".formatted(module));
    }
    Map<String, String> properties = new TreeMap<>();
    model.getProperties().forEach((key, value) -> properties.put("" + key, "" + value));
    return new CatalogueEntry(
        project.getGroupId(),
        model.getArtifactId(),
        project.getVersion(),
        module,
        model.getName(),
        model.getDescription(),
        properties);
  }

  private static Model model(Path pom) throws IOException, XmlPullParserException {
    try (InputStream in = Files.newInputStream(pom)) {
      return new MavenXpp3Reader().read(in);
    }
  }
}
