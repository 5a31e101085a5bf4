package io.github.azurefunctionscookbook.it;

import java.nio.file.Path;
import org.apache.maven.model.Model;

/** One recipe of the repository and the samples that the build generated from it. */
record Recipe(Path folder, Model model) {
  String name() {
    return folder.getFileName().toString();
  }

  String artifactId() {
    return model.getArtifactId();
  }

  /** The packed archetype. */
  Path jar() {
    return folder.resolve("target/" + artifactId() + "-" + Cookbook.VERSION + ".jar");
  }

  /** The sample in package com.example, whose sources must equal the recipe's. */
  GeneratedProject same() {
    return new GeneratedProject(name(), sample("same", name()));
  }

  /** The sample in another package, which is the one that gets built. */
  GeneratedProject renamed() {
    return new GeneratedProject(name(), sample("renamed", "acme-" + name()));
  }

  private Path sample(String kind, String artifactId) {
    return folder.resolve("target/samples/" + kind + "/project/" + artifactId);
  }

  @Override
  public String toString() {
    return name();
  }
}
