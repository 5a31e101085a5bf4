package io.github.azurefunctionscookbook.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a project stands to its recipe.
 *
 * @param newest the newest version to be had, the recorded one if there is none newer
 * @param rendered how many files the recorded version renders
 * @param changed those of them that the project changed
 * @param missing those of them that the project does not have
 * @param interrupted whether an update was interrupted and waits to be finished
 */
record Status(
    Answers recorded,
    String newest,
    int rendered,
    List<String> changed,
    List<String> missing,
    boolean interrupted) {

  static Status of(Project project, Archetypes archetypes, boolean snapshots) {
    Answers recorded = project.answers();
    Rendering rendering = archetypes.render(recorded);
    List<String> changed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    rendering
        .files()
        .forEach(
            (path, content) -> {
              byte[] ours = project.isLink(path) ? new byte[0] : project.read(path);
              if (ours == null) {
                missing.add(path);
              } else if (!Merge.same(ours, content)) {
                changed.add(path);
              }
            });
    return new Status(
        recorded,
        Update.newest(recorded, archetypes, snapshots),
        rendering.files().size(),
        List.copyOf(changed),
        List.copyOf(missing),
        new Transaction(project, Disk.REAL).isPending());
  }

  boolean isOutdated() {
    return !newest.equals(recorded.recipeVersion());
  }

  /** The status for people, a line each. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("Recipe " + recorded.title());
    words.add(
        isOutdated()
            ? "Newer: "
                + newest
                + ". recipe:diff shows what it would change, recipe:update takes it."
            : "There is no newer version.");
    words.add(
        "%d files of the recipe: %d as generated, %d changed, %d deleted."
            .formatted(
                rendered,
                rendered - changed.size() - missing.size(),
                changed.size(),
                missing.size()));
    changed.forEach(path -> words.add("  changed: " + path));
    missing.forEach(path -> words.add("  deleted: " + path));
    if (interrupted) {
      words.add("An update was interrupted. recipe:update finishes it.");
    }
    return words;
  }

  /** The status as one JSON object. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("recipe", recorded.recipe());
      json.writeStringField("version", recorded.recipeVersion());
      json.writeStringField("newest", newest);
      json.writeBooleanField("outdated", isOutdated());
      json.writeNumberField("files", rendered);
      list(json, "changed", changed);
      list(json, "deleted", missing);
      json.writeBooleanField("interrupted", interrupted);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing into memory failed", e);
    }
    return text.toString();
  }

  private static void list(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
