package io.github.azurefunctionscookbook.assembler;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All recipes, as a catalogue file for Maven and as a table for people. */
record Catalogue(List<CatalogueEntry> entries) {

  static final String BEGIN = "<!-- catalogue -->\n";
  static final String END = "<!-- /catalogue -->";

  private static final String NAMESPACE =
      "http://maven.apache.org/plugins/maven-archetype-plugin/archetype-catalog/1.1.0";
  private static final List<String> REQUIRED =
      List.of(
          "recipe.category",
          "recipe.triggers",
          "recipe.state",
          "recipe.services",
          "recipe.guarantee",
          "recipe.difficulty",
          "recipe.patterns");

  Catalogue {
    entries = entries.stream().sorted(Comparator.comparing(CatalogueEntry::folder)).toList();
    for (CatalogueEntry entry : entries) {
      REQUIRED.forEach(entry::value);
    }
  }

  /** The archetype-catalog.xml. */
  String toXml() {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version='1.0' encoding='UTF-8'?>\n");
    xml.append("<archetype-catalog xmlns='").append(NAMESPACE).append("'\n");
    xml.append("    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'\n");
    xml.append("    xsi:schemaLocation='").append(NAMESPACE);
    xml.append(" https://maven.apache.org/xsd/archetype-catalog-1.1.0.xsd'>\n  <archetypes>\n");
    for (CatalogueEntry entry : entries) {
      xml.append("    <archetype>\n");
      xml.append(element("groupId", entry.groupId()));
      xml.append(element("artifactId", entry.artifactId()));
      xml.append(element("version", entry.version()));
      xml.append(element("description", entry.description()));
      xml.append("    </archetype>\n");
    }
    return xml.append("  </archetypes>\n</archetype-catalog>\n").toString();
  }

  private static String element(String name, String value) {
    return "      <%s>%s</%s>\n".formatted(name, Xml.escape(value), name);
  }

  /** The README with the table between its markers. */
  String render(String readme) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new AssemblyException(
          "README.md lacks the lines %s and %s, in this order.".formatted(BEGIN.strip(), END));
    }
    return readme.substring(0, begin + BEGIN.length()) + table() + readme.substring(end);
  }

  private String table() {
    String head =
        """
        | recipe | trigger | state | guarantee | difficulty | what it is |
        |---|---|---|---|---|---|
        """;
    return head + entries.stream().map(Catalogue::row).collect(Collectors.joining());
  }

  private static String row(CatalogueEntry entry) {
    return Stream.of(
            "[%s](archetypes/%s/README.md)".formatted(entry.folder(), entry.folder()),
            entry.value("recipe.triggers"),
            entry.value("recipe.state"),
            entry.value("recipe.guarantee"),
            entry.value("recipe.difficulty"),
            entry.name() + ". " + entry.description())
        .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
