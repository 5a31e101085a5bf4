package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That no text becomes part of a statement, read off the compiled code and the source. */
class SqlStatementsTest {
  private static final Pattern PREPARED = Pattern.compile("prepareStatement\\(([^)]*)\\)");

  @Test
  void leavesStatementsToTheStore() {
    assertThat(classes("java/sql/PreparedStatement")).containsOnlyKeys("SqlProductStore");
    assertThat(classes("java/sql/Connection")).containsOnlyKeys("SqlProductStore", "Database");
  }

  @Test
  void preparesEveryStatement() {
    assertThat(classes("createStatement")).isEmpty();
    assertThat(classes("prepareCall")).isEmpty();
    assertThat(classes("nativeSQL")).isEmpty();
  }

  @Test
  void putsNoTextTogetherWhereStatementsAre() {
    assertThat(classes("java/sql/PreparedStatement").get("SqlProductStore"))
        .doesNotContain(
            "makeConcat",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/util/StringJoiner",
            "java/util/Formatter",
            "java/text/MessageFormat",
            "formatted",
            "concat");
  }

  @Test
  void preparesConstantsOnly() throws IOException, IllegalAccessException {
    Map<String, String> statements = statements();
    Matcher prepared = PREPARED.matcher(source());
    int places = 0;
    while (prepared.find()) {
      assertThat(statements).containsKey(prepared.group(1));
      places++;
    }
    assertThat(places).isEqualTo(statements.size());
  }

  @Test
  void asksForTheOwnerInEveryStatement() throws IllegalAccessException {
    assertThat(statements().values())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            sql ->
                assertThat(sql).containsPattern("where owner = \\? |insert into \\S+ \\(owner, "));
  }

  @Test
  void writesNoValueIntoAStatement() throws IllegalAccessException {
    assertThat(statements().values())
        .allSatisfy(
            sql -> assertThat(sql.replace("version + 1", "")).doesNotContainPattern("['0-9]"));
  }

  private static Map<String, String> statements() throws IllegalAccessException {
    List<Field> texts =
        Arrays.stream(SqlProductStore.class.getDeclaredFields())
            .filter(field -> field.getType() == String.class)
            .filter(field -> !field.getName().equals("UNIQUE_VIOLATION"))
            .toList();
    assertThat(texts)
        .allSatisfy(
            field -> {
              assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
              assertThat(Modifier.isFinal(field.getModifiers())).isTrue();
            });
    Map<String, String> statements = new TreeMap<>();
    for (Field field : texts) {
      field.setAccessible(true);
      statements.put(field.getName(), (String) field.get(null));
    }
    return statements;
  }

  private static String source() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return Files.readString(
          files.filter(file -> file.endsWith("SqlProductStore.java")).findFirst().orElseThrow());
    }
  }

  /** The app's own classes that refer to something, and what they hold, by name. */
  private static Map<String, String> classes(String reference) {
    Path folder = Path.of(URI.create(Product.class.getResource("Product.class").toString()));
    try (Stream<Path> files = Files.list(folder.getParent())) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replaceAll("[.$].*", ""),
                  SqlStatementsTest::constants,
                  String::concat))
          .entrySet()
          .stream()
          .filter(entry -> entry.getValue().contains(reference))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String constants(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
