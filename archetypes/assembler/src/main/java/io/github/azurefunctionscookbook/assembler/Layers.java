package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the layers that a recipe names, and those that the layers name. */
final class Layers {

  private static final String SUFFIX = "-layer";

  private final Path folder;
  private final String groupId;
  private final Map<String, Boolean> testOnly = new LinkedHashMap<>();

  private Layers(Path folder, String groupId) {
    this.folder = folder;
    this.groupId = groupId;
  }

  /** The layers in the order in which they are first named, each with its widest scope. */
  static List<Source> of(Path recipe, Path folder, String groupId) throws IOException {
    Layers layers = new Layers(folder, groupId);
    layers.visit(recipe, "recipe " + recipe.getFileName(), false);
    List<Source> sources = new ArrayList<>();
    layers.testOnly.forEach(
        (name, test) -> sources.add(new Source("layer " + name, folder.resolve(name), test)));
    return sources;
  }

  static boolean isLayer(Dependency dependency, String groupId) {
    return dependency.artifactId().endsWith(SUFFIX)
        && (dependency.groupId().equals(groupId)
            || dependency.groupId().equals("${project.groupId}"));
  }

  private void visit(Path user, String owner, boolean inTests) throws IOException {
    for (Dependency dependency : Dependency.in(Files.readString(user.resolve("pom.xml")))) {
      if (!isLayer(dependency, groupId)) {
        continue;
      }
      String name = dependency.artifactId().replaceFirst(SUFFIX + "$", "");
      boolean test = inTests || dependency.test();
      if (!Files.isRegularFile(folder.resolve(name).resolve("pom.xml"))) {
        throw new AssemblyException(
            "%s depends on %s, but there is no archetypes/layers/%s."
                .formatted(owner, dependency.artifactId(), name));
      }
      Boolean known = testOnly.get(name);
      if (known == null || (known && !test)) {
        testOnly.put(name, test);
        visit(folder.resolve(name), "layer " + name, test);
      }
    }
  }
}
