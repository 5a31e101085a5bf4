package io.github.azurefunctionscookbook.recipe;

import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * An update worked out and not yet written.
 *
 * @param from what the project records
 * @param to what it will record
 */
record Update(Answers from, Answers to, Plan plan) {

  /**
   * Works out an update.
   *
   * @param toVersion the version to update to; null for the newest
   * @param javaVersion another Java release for the project; null for the recorded one
   * @param snapshots whether the newest may be a snapshot
   */
  static Update of(
      Project project,
      Archetypes archetypes,
      String toVersion,
      String javaVersion,
      boolean snapshots) {
    Answers from = project.answers();
    String version = toVersion == null ? newest(from, archetypes, snapshots) : toVersion;
    Answers to = from.at(version).withJavaVersion(javaVersion);
    Rendering base = archetypes.render(from);
    Rendering theirs = to.equals(from) ? base : archetypes.render(to);
    return new Update(from, to, Plan.of(base, theirs, project, Labels.of(version)));
  }

  /** The newest version that is not older than the recorded one. */
  static String newest(Answers recorded, Archetypes archetypes, boolean snapshots) {
    List<String> versions = archetypes.versions(recorded.artifactId(), snapshots);
    String newest = recorded.recipeVersion();
    for (String version : versions) {
      if (new ComparableVersion(version).compareTo(new ComparableVersion(newest)) > 0) {
        newest = version;
      }
    }
    return newest;
  }

  /** What the update is about, for people. */
  String title() {
    String java =
        from.values().equals(to.values())
            ? ""
            : ", Java " + to.values().get(Inputs.JAVA_VERSION.name());
    return from.title() + " -> " + to.recipeVersion() + java;
  }

  /** Whether the recorded version may have changed since the project was generated. */
  boolean startsFromSnapshot() {
    return from.recipeVersion().endsWith("-SNAPSHOT");
  }
}
