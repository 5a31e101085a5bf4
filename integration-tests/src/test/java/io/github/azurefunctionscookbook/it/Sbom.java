package io.github.azurefunctionscookbook.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.parsers.JsonParser;

/** What CycloneDX's own validator says of a bill of materials. */
final class Sbom {
  private Sbom() {}

  /** Where it breaks the schema of its version; empty for a valid one. */
  static List<String> flaws(String json) {
    try {
      return new JsonParser()
          .validate(json.getBytes(StandardCharsets.UTF_8)).stream()
              .map(ParseException::getMessage)
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
