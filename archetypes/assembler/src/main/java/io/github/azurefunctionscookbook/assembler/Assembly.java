package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Turns a recipe, its layers and the common files into the contents of an archetype. */
final class Assembly {

  private static final String ANSWERS = ".mvn/recipe.properties";
  private static final String PARAMETERS = "infra/main.parameters.json";
  private static final String DESCRIPTOR = "META-INF/maven/archetype-metadata.xml";
  private static final String RENAMED_JAVA = "src/(main|test)/java/com/example/.+\\.java";
  private static final String ANY_JAVA = "src/(main|test)/java/.+";
  private static final String SERVICES = "src/(main|test)/resources/META-INF/services/[^/]+";

  private final Recipe recipe;
  private final Path archetypes;
  private final Pins pins;
  private final Wrapper wrapper;
  private final Checksums checksums;

  /**
   * Prepares the assembly.
   *
   * @param archetypes the folder that holds common, layers and descriptor
   */
  Assembly(Recipe recipe, Path archetypes, Pins pins, Wrapper wrapper, Checksums checksums) {
    this.recipe = recipe;
    this.archetypes = archetypes;
    this.pins = pins;
    this.wrapper = wrapper;
    this.checksums = checksums;
  }

  /** Writes META-INF and archetype-resources into an empty folder. */
  void write(Path target) throws IOException {
    Source common = new Source("common", archetypes.resolve("common"), false);
    List<Source> layers =
        Layers.of(recipe.folder(), archetypes.resolve("layers"), recipe.groupId());
    Source own = new Source("recipe " + recipe.id(), recipe.folder(), false);

    Overlay project = new Overlay();
    project.add(common);
    for (Source layer : layers) {
      project.add(layer);
    }
    project.add(own);
    wrapper.addTo(project);

    Overlay rendered = new Overlay();
    Overlay copied = new Overlay();
    for (String path : project.paths()) {
      place(path, project, rendered, copied);
    }
    Path resources = target.resolve("archetype-resources");
    rendered.write(resources);
    copied.write(resources);
    Files.writeString(resources.resolve("pom.xml"), pom(common, layers, own));

    Overlay metadata = new Overlay();
    metadata.add(new Source("descriptor", archetypes.resolve("descriptor"), false));
    metadata.write(target);
    Files.writeString(
        target.resolve(DESCRIPTOR),
        new Descriptor(metadata.text(DESCRIPTOR))
            .fill(recipe.artifactId(), rendered.paths(), copied.paths()));
  }

  private void place(String path, Overlay project, Overlay rendered, Overlay copied)
      throws IOException {
    String owner = project.owner(path);
    if (path.contains("__")) {
      throw new AssemblyException(
          "%s of %s: the archetype plugin takes a double underscore for a property."
              .formatted(path, owner));
    }
    if (path.matches(RENAMED_JAVA)) {
      String landing = path.replaceFirst("/com/example/", "/");
      rendered.add(landing, owner, bytes(TemplateText.ofJava(utf8(project, path))));
    } else if (path.matches(ANY_JAVA)) {
      throw new AssemblyException(
          "%s of %s: only Java files of package com.example belong there.".formatted(path, owner));
    } else if (path.matches(SERVICES)) {
      rendered.add(path, owner, bytes(TemplateText.ofJava(utf8(project, path))));
    } else if (path.equals(ANSWERS)) {
      String answers = recipe.describe(utf8(project, path), text -> text);
      rendered.add(path, owner, bytes(TemplateText.ofReferences(answers, InputChecks.names())));
    } else if (path.equals(PARAMETERS)) {
      String parameters = utf8(project, path);
      rendered.add(path, owner, bytes(TemplateText.ofReferences(parameters, InputChecks.names())));
    } else if (path.equals(Checksums.PATH)) {
      copied.add(path, owner, checksums.complete(utf8(project, path)));
    } else {
      copied.add(path, owner, project.content(path));
    }
  }

  private String pom(Source common, List<Source> layers, Source own) throws IOException {
    PomSkeleton skeleton =
        new PomSkeleton(common.folder().resolve("pom.xml"), pins, recipe.groupId());
    for (Source layer : layers) {
      skeleton.add(layer);
    }
    skeleton.add(own);
    String pom = recipe.describe(skeleton.fill(), Xml::escape);
    return InputChecks.guard() + TemplateText.ofReferences(pom, InputChecks.names());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String utf8(Overlay project, String path) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(project.content(path)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new AssemblyException("%s of %s is not UTF-8.".formatted(path, project.owner(path)));
    }
  }
}
