package io.github.azurefunctionscookbook.it;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads YAML, and so JSON, too, which is a part of it. */
final class Yaml {
  private Yaml() {}

  /** The maps, lists and values of a document. */
  static Object read(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }
}
