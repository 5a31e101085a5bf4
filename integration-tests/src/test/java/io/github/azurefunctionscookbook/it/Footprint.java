package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a project takes to production: its libraries with their licences, as its bill of materials
 * lists them, and the size of the staged app, rounded up.
 */
record Footprint(SortedMap<String, String> libraries, long kibibytes) {
  private static final Path BUDGETS =
      Cookbook.ROOT.resolve("integration-tests/src/test/resources/footprint");
  private static final String LICENCES = "licences";

  /** Room for the patches of a library, and no more. */
  private static final long STEP = 256;

  /** What a built project has. */
  static Footprint of(GeneratedProject project) {
    SortedMap<String, String> libraries = new TreeMap<>();
    components(project)
        .forEach(
            component ->
                libraries.put(
                    component.get("group") + ":" + component.get("name"), licence(component)));
    long bytes = project.staged().values().stream().mapToLong(content -> content.length).sum();
    return new Footprint(libraries, (bytes / 1024 / STEP + 1) * STEP);
  }

  /** What a recipe may have. */
  static Footprint budget(String recipe) {
    Path file = file(recipe);
    if (!Files.exists(file)) {
      throw new AssertionError(recipe + " has no budget yet. " + remedy(recipe));
    }
    Map<?, ?> budget = yaml(file);
    SortedMap<String, String> libraries = new TreeMap<>();
    ((Map<?, ?>) budget.get("libraries"))
        .forEach((name, licence) -> libraries.put((String) name, (String) licence));
    return new Footprint(libraries, (Integer) budget.get("kibibytes"));
  }

  /** The licences that a library may have. */
  static Set<String> licences() {
    return yaml(file(LICENCES)).keySet().stream()
        .map(String.class::cast)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The files of the libraries that the bill of materials lists. */
  static Set<String> jars(GeneratedProject project) {
    return components(project).stream()
        .map(component -> component.get("name") + "-" + component.get("version") + ".jar")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes this the budget of a recipe. */
  void record(String recipe) {
    StringBuilder text = new StringBuilder();
    text.append("# What ").append(recipe).append(" may take to production; CONTRIBUTING.md tells ");
    text.append("how to record it.\nkibibytes: ").append(kibibytes).append("\nlibraries:\n");
    libraries.forEach(
        (name, licence) ->
            text.append("  ").append(name).append(": ").append(licence).append('\n'));
    try {
      Files.createDirectories(BUDGETS);
      Files.writeString(file(recipe), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How this differs from a budget; less than the budget is a difference, too, except in size. */
  List<String> differences(Footprint budget) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(libraries.keySet());
    names.addAll(budget.libraries.keySet());
    for (String name : names) {
      String licence = libraries.get(name);
      String allowed = budget.libraries.get(name);
      if (allowed == null) {
        differences.add("+ " + name + " (" + licence + ")");
      } else if (licence == null) {
        differences.add("- " + name);
      } else if (!licence.equals(allowed)) {
        differences.add(name + " has licence " + licence + ", was " + allowed);
      }
    }
    if (kibibytes > budget.kibibytes) {
      differences.add(kibibytes + " KiB staged, budget " + budget.kibibytes);
    }
    return differences;
  }

  static String remedy(String recipe) {
    return "If it is meant, record it as CONTRIBUTING.md says, with -Drecipes=" + recipe;
  }

  private static List<Map<?, ?>> components(GeneratedProject project) {
    Map<?, ?> bom = (Map<?, ?>) Yaml.read(project.text("target/bom.json"));
    List<Map<?, ?>> components = new ArrayList<>();
    ((List<?>) bom.get("components")).forEach(component -> components.add((Map<?, ?>) component));
    return components;
  }

  private static String licence(Map<?, ?> component) {
    Object licences = component.get("licenses");
    return licences == null
        ? "none"
        : ((List<?>) licences)
            .stream()
                .map(entry -> name((Map<?, ?>) entry))
                .sorted()
                .collect(Collectors.joining(", "));
  }

  /** Its SPDX identifier or expression, or what the library calls it. */
  private static String name(Map<?, ?> entry) {
    Map<?, ?> licence = (Map<?, ?>) entry.get("license");
    Object name = entry.get("expression");
    if (licence != null) {
      name = licence.get(licence.containsKey("id") ? "id" : "name");
    }
    return String.valueOf(name);
  }

  private static Path file(String name) {
    return BUDGETS.resolve(name + ".yaml");
  }

  private static Map<?, ?> yaml(Path file) {
    try {
      return (Map<?, ?>) Yaml.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
