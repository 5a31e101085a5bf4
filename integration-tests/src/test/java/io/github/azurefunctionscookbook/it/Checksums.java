package io.github.azurefunctionscookbook.it;

import java.nio.file.Path;
import java.util.List;

/** The recorded checksums of all that a build downloads, and what Maven is told to do with them. */
final class Checksums {
  static final String FILE = ".mvn/checksums/checksums.sha256";

  /** Refuses what is not recorded; what is another than recorded is always refused. */
  static final String STRICT =
      "-Daether.artifactResolver.postProcessor.trustedChecksums.failIfMissing=true";

  /** Records what the build takes, instead of checking it. */
  static final String RECORD =
      "-Daether.artifactResolver.postProcessor.trustedChecksums.record=true";

  private Checksums() {}

  /** Records in the common files, from where all recipes have it. */
  static List<String> recordForAll() {
    Path folder = Cookbook.ARCHETYPES.resolve("common").resolve(FILE).getParent();
    return List.of(
        RECORD, "-Daether.trustedChecksumsSource.summaryFile.basedir=" + folder.toAbsolutePath());
  }
}
