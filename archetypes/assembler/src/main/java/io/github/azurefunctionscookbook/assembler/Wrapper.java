package io.github.azurefunctionscookbook.assembler;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Maven wrapper of a generated project.
 *
 * @param distribution the wrapper's distribution "only-script", a zip file
 * @param wrapperVersion its version
 * @param mavenVersion the Maven that it starts
 * @param mavenSha256 the SHA-256 of that Maven's archive, so that no other is ever started
 * @param central the repository that this build uses as Central
 */
record Wrapper(
    Path distribution,
    String wrapperVersion,
    String mavenVersion,
    String mavenSha256,
    String central) {

  private static final String OWNER = "the Maven wrapper";

  Wrapper {
    if (!mavenSha256.matches("[0-9a-f]{64}")) {
      throw new AssemblyException("The SHA-256 of Maven must be 64 digits in lower-case hex.");
    }
    if (central.contains("@")) {
      throw new AssemblyException(
          "The address of Central carries a user's name; it would end up in every project.");
    }
  }

  void addTo(Overlay overlay) throws IOException {
    try (ZipFile zip = new ZipFile(distribution.toFile())) {
      overlay.add("mvnw", OWNER, read(zip, "mvnw"));
      overlay.add("mvnw.cmd", OWNER, read(zip, "mvnw.cmd"));
    }
    overlay.add(
        ".mvn/wrapper/maven-wrapper.properties",
        OWNER,
        properties().getBytes(StandardCharsets.UTF_8));
  }

  private String properties() {
    return """
        wrapperVersion=%s
        distributionType=only-script
        distributionUrl=%s/org/apache/maven/apache-maven/%s/apache-maven-%s-bin.zip
        distributionSha256Sum=%s
        """
        .formatted(
            wrapperVersion,
            central.replaceFirst("/+$", ""),
            mavenVersion,
            mavenVersion,
            mavenSha256);
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new AssemblyException("The distribution of the Maven wrapper lacks " + name + ".");
    }
    return zip.getInputStream(entry).readAllBytes();
  }
}
