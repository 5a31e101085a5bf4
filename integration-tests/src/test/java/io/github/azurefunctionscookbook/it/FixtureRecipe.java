package io.github.azurefunctionscookbook.it;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A tiny recipe in two versions that differ in every way in which two versions can. */
final class FixtureRecipe {
  static final String ARTIFACT_ID = "fixture-archetype";
  static final String FIRST = "1.0.0";
  static final String SECOND = "1.1.0";

  private FixtureRecipe() {}

  /** The archetype's files of a version. */
  static Map<String, byte[]> files(String version) {
    boolean second = version.equals(SECOND);
    Map<String, byte[]> copied = new TreeMap<>();
    copied.put(
        "README.md", text("# Fixture\n\nOne.\n\nTwo.\n\nThree" + (second ? ", new" : "") + ".\n"));
    copied.put("settings.txt", text("a=" + (second ? 2 : 1) + "\nb=1\nc=1\n"));
    copied.put("list.txt", text("1\n2\n3\n4\n5\n6\n" + (second ? "7\n" : "")));
    copied.put("logo.bin", new byte[] {0, 1, 2, (byte) (second ? 9 : 3)});
    copied.put("untouched.txt", text("the same in both\n"));
    copied.put("mvnw", text("#!/bin/sh\n" + (second ? "exit 0\n" : "")));
    copied.put("moved/here.txt", text("moved by the project\n" + (second ? "new\n" : "")));
    copied.put("dropped.txt", text(second ? "changed\n" : "deleted by the project\n"));
    if (second) {
      copied.put("added/new.txt", text("new in the recipe\nlast\n"));
      copied.put("both.txt", text("the recipe's\n"));
    } else {
      copied.put("old/removed.txt", text("removed by the recipe\n"));
      copied.put("old/edited.txt", text("removed by the recipe, edited by the project\n"));
    }
    Map<String, byte[]> files = new TreeMap<>();
    copied.forEach((path, content) -> files.put("archetype-resources/" + path, content));
    files.put("archetype-resources/pom.xml", text(pom(second)));
    files.put("archetype-resources/.mvn/recipe.properties", text(answers(version)));
    files.put(
        "archetype-resources/src/main/java/App.java",
        text("package ${package};\n\nclass App {\n  int version = " + (second ? 2 : 1) + ";\n}\n"));
    files.put("META-INF/maven/archetype-metadata.xml", text(descriptor(copied)));
    files.put(
        "META-INF/archetype-post-generate.groovy",
        text(
            """
            if (request.outputDirectory.toString().contains('recipe-')) {
                throw new Error('an update ran a script')
            }
            """));
    return files;
  }

  private static String pom(boolean second) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>${groupId}</groupId>
          <artifactId>${artifactId}</artifactId>
          <version>${version}</version>
          <properties>
            <maven.compiler.release>${javaVersion}</maven.compiler.release>
            <one.version>%d</one.version>
            <two.version>1</two.version>
          </properties>
          <build>
            <pluginManagement>
              <plugins>
                <plugin>
                  <groupId>%s</groupId>
                  <artifactId>recipe-maven-plugin</artifactId>
                  <version>%s</version>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """
        .formatted(second ? 2 : 1, Cookbook.GROUP, Cookbook.VERSION);
  }

  private static String answers(String version) {
    return """
        recipe.groupId=%s
        recipe.artifactId=%s
        recipe.version=%s
        groupId=${groupId}
        artifactId=${artifactId}
        version=${version}
        package=${package}
        javaVersion=${javaVersion}
        """
        .formatted(Cookbook.GROUP, ARTIFACT_ID, version);
  }

  private static String descriptor(Map<String, byte[]> copied) {
    return """
        <archetype-descriptor name="fixture">
          <requiredProperties>
            <requiredProperty key="javaVersion"><defaultValue>17</defaultValue></requiredProperty>
          </requiredProperties>
          <fileSets>
            <fileSet filtered="true" packaged="true" encoding="UTF-8">
              <directory>src/main/java</directory>
              <includes><include>**/*.java</include></includes>
            </fileSet>
            <fileSet filtered="true" encoding="UTF-8">
              <directory>.mvn</directory>
              <includes><include>recipe.properties</include></includes>
            </fileSet>
            <fileSet filtered="false">
              <directory></directory>
              <includes>%s</includes>
            </fileSet>
          </fileSets>
        </archetype-descriptor>
        """
        .formatted(
            copied.keySet().stream()
                .map(path -> "<include>" + path + "</include>")
                .collect(Collectors.joining()));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
