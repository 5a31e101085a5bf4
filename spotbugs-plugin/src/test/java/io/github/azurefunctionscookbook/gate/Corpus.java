package io.github.azurefunctionscookbook.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A folder of flaws with their repaired twins and of clean code, compiled.
 *
 * @param classes where the class files are
 */
record Corpus(Path classes, List<Corpus.Sample> samples) {
  /** The folder that holds all corpora. */
  static final Path HOME = Path.of("..", "integration-tests", "src", "corpus");

  /**
   * A flaw with its twin, or clean code.
   *
   * @param type the name of the class
   * @param kind the weakness; null for clean code
   * @param reported patterns one of which must be reported
   */
  record Sample(String type, String title, String kind, List<String> reported) {
    boolean isPair() {
      return kind != null;
    }
  }

  /** Compiles the Java files of a folder as a generated project's build does. */
  static Corpus compile(Path folder, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> sources = new ArrayList<>(javaFiles(folder));
    List<Path> shared = javaFiles(HOME.resolve("java"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> all = new ArrayList<>(sources);
      all.addAll(shared);
      List<String> options =
          List.of("-g", "-proc:none", "-nowarn", "--release", "17", "-d", classes.toString());
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
          .call()) {
        throw new IllegalStateException("The corpus does not compile: " + folder);
      }
    }
    return new Corpus(classes, samples(folder, classes, sources));
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Sample> samples(Path folder, Path classes, List<Path> sources)
      throws IOException {
    Properties kinds = kinds();
    List<Sample> samples = new ArrayList<>();
    Path root = Files.isDirectory(folder.resolve("java")) ? folder.resolve("java") : folder;
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, Corpus.class.getClassLoader())) {
      for (Path source : sources) {
        String name =
            root.relativize(source).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
        samples.add(sample(loader.loadClass(name), kinds));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return samples;
  }

  private static Sample sample(Class<?> type, Properties kinds)
      throws ReflectiveOperationException {
    for (Annotation annotation : type.getAnnotations()) {
      if (annotation.annotationType().getName().equals("corpus.Pair")) {
        String title = (String) value(annotation, "title");
        String kind = (String) value(annotation, "kind");
        String[] reported = (String[]) value(annotation, "reported");
        List<String> patterns =
            reported.length > 0
                ? List.of(reported)
                : List.of(kinds.getProperty(kind, "none").split(","));
        return new Sample(type.getName(), title, kind, patterns);
      }
    }
    return new Sample(type.getName(), type.getSimpleName(), null, List.of());
  }

  private static Object value(Annotation annotation, String name)
      throws ReflectiveOperationException {
    return annotation.annotationType().getMethod(name).invoke(annotation);
  }

  /** Which patterns name a kind of weakness. */
  private static Properties kinds() throws IOException {
    Properties kinds = new Properties();
    try (var in = Files.newBufferedReader(HOME.resolve("kinds.properties"))) {
      kinds.load(in);
    }
    return kinds;
  }
}
