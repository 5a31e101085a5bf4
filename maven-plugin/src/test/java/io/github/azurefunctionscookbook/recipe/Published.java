package io.github.azurefunctionscookbook.recipe;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.maven.archetype.ArchetypeGenerationRequest;
import org.apache.maven.archetype.ArchetypeGenerationResult;
import org.apache.maven.archetype.generator.ArchetypeGenerator;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * The recipe http-api as a repository would have it, in jars that say what each version renders.
 */
final class Published {
  private final Path repository;
  private final List<Version> versions = new ArrayList<>();

  /** Stands in for the failure of a repository or a renderer; null where all is well. */
  private String failure;

  /** What the renderer has been given of the archetype of last time. */
  private final List<String> archetype = new ArrayList<>();

  Published(Path repository) {
    this.repository = repository;
  }

  /** Publishes a version; its files may hold <code>${javaVersion}</code>. */
  Published version(String version, Map<String, String> files) throws IOException {
    Map<String, String> all = new TreeMap<>(files);
    all.put(
        Answers.FILE,
        answers(version, "${javaVersion}")
            .replace("package=org.acme.orders", "package=${package}"));
    all.put("META-INF/archetype-post-generate.groovy", "throw new Error()");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar(version)))) {
      for (Map.Entry<String, String> file : all.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    try {
      versions.add(new GenericVersionScheme().parseVersion(version));
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(e);
    }
    return this;
  }

  /** The answers file of a project that a version has made. */
  static String answers(String version, String javaVersion) {
    return AnswersTest.GOOD
        .replace("recipe.version=0.1.0", "recipe.version=" + version)
        .replace("javaVersion=17", "javaVersion=" + javaVersion);
  }

  void failWith(String message) {
    failure = message;
  }

  List<String> archetype() {
    return archetype;
  }

  Archetypes archetypes() {
    return new Archetypes(system(), null, List.of(), generator());
  }

  RepositorySystem system() {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "resolveArtifact" -> resolve((ArtifactRequest) arguments[1]);
                  case "resolveVersionRange" -> versions((VersionRangeRequest) arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  ArchetypeGenerator generator() {
    return new ArchetypeGenerator() {
      @Override
      public void generateArchetype(
          ArchetypeGenerationRequest request, ArchetypeGenerationResult result) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void generateArchetype(
          ArchetypeGenerationRequest request, File file, ArchetypeGenerationResult result) {
        if (failure != null) {
          result.setCause(new IllegalStateException(failure));
          return;
        }
        try {
          generate(request, file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private ArtifactResult resolve(ArtifactRequest request) throws ArtifactResolutionException {
    ArtifactResult result = new ArtifactResult(request);
    Path jar = jar(request.getArtifact().getVersion());
    if (!Files.exists(jar)) {
      throw new ArtifactResolutionException(List.of(result), "no repository has it");
    }
    return result.setArtifact(request.getArtifact().setFile(jar.toFile()));
  }

  private VersionRangeResult versions(VersionRangeRequest request)
      throws VersionRangeResolutionException {
    VersionRangeResult result = new VersionRangeResult(request);
    if (failure != null) {
      throw new VersionRangeResolutionException(result, failure);
    }
    return result.setVersions(versions);
  }

  private void generate(ArchetypeGenerationRequest request, File file) throws IOException {
    Path project = Path.of(request.getOutputDirectory(), request.getArtifactId());
    Properties answers = request.getProperties();
    archetype.clear();
    try (ZipFile zip = new ZipFile(file)) {
      for (ZipEntry entry : zip.stream().toList()) {
        archetype.add(entry.getName());
        Path target = project.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(
            target,
            text.replace("${javaVersion}", answers.getProperty("javaVersion"))
                .replace("${package}", request.getPackage()));
      }
    }
  }

  private Path jar(String version) {
    return repository.resolve("http-api-archetype-" + version + ".jar");
  }
}
