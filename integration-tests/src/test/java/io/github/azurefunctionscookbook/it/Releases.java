package io.github.azurefunctionscookbook.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A Maven repository in a folder, to which archetypes are released as to Maven Central. */
record Releases(Path folder) {

  /** Releases an archetype that consists of these files. */
  void release(String artifactId, String version, Map<String, byte[]> files) {
    Path home = home(artifactId);
    Path target = home.resolve(version);
    String name = artifactId + "-" + version;
    write(target.resolve(name + ".jar"), jar(files));
    write(
        target.resolve(name + ".pom"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
          <packaging>maven-archetype</packaging>
        </project>
        """
            .formatted(Cookbook.GROUP, artifactId, version)
            .getBytes(StandardCharsets.UTF_8));
    write(home.resolve("maven-metadata.xml"), metadata(artifactId, versions(home)));
  }

  /** Takes a version away again, as if it had never been. */
  void withdraw(String artifactId, String version) {
    GeneratedProject.delete(home(artifactId).resolve(version));
    write(
        home(artifactId).resolve("maven-metadata.xml"),
        metadata(artifactId, versions(home(artifactId))));
  }

  /** Settings that add this repository to those that Maven asks for plugins and archetypes. */
  Path settings() {
    String repository =
        """
        <id>releases</id>
        <url>%s</url>
        """
            .formatted(folder.toUri());
    Path settings = folder.resolveSibling("settings.xml");
    write(
        settings,
        """
        <settings>
          <profiles>
            <profile>
              <id>releases</id>
              <repositories><repository>%s</repository></repositories>
              <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles><activeProfile>releases</activeProfile></activeProfiles>
        </settings>
        """
            .formatted(repository, repository)
            .getBytes(StandardCharsets.UTF_8));
    return settings;
  }

  /** The files of a jar. */
  static Map<String, byte[]> unpack(Path jar) {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
        files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private Path home(String artifactId) {
    return folder.resolve(Cookbook.GROUP.replace('.', '/')).resolve(artifactId);
  }

  private static List<String> versions(Path home) {
    try (Stream<Path> folders = Files.list(home)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] metadata(String artifactId, List<String> versions) {
    return """
        <metadata>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <versioning>
            <versions>%s</versions>
            <lastUpdated>20261101000000</lastUpdated>
          </versioning>
        </metadata>
        """
        .formatted(
            Cookbook.GROUP,
            artifactId,
            versions.stream()
                .map(version -> "<version>" + version + "</version>")
                .collect(Collectors.joining()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] jar(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes a file and, as generated projects check them strictly, its checksum. */
  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".sha1"),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
