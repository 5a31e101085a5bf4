package io.github.azurefunctionscookbook.it;

import io.github.azurefunctionscookbook.it.Bicep.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application settings that a project reads, by the names that the host hands over: of a
 * connection by identity, {@code <connection>__<property>}.
 */
final class AppSettings {
  private static final Map<?, ?> ELSEWHERE = BicepRules.yaml("settings.yaml");

  /** Texts, so that what only looks like a comment stays; then comments. */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile("(\"(?:[^\"\\\\\n]|\\\\.)*\")|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern SETTING =
      Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|AzureFunctionsJobHost__\\w+");
  private static final Pattern INSERTED = Pattern.compile("%(\\w+)%");
  private static final Pattern ASKED =
      Pattern.compile(
          "\\.(?:require|find)\\(\\s*(\"\\w+\"|(?:[A-Z]\\w*\\.)?[A-Z][A-Z0-9_]*)\\s*\\)");
  private static final Pattern CONSTANT = Pattern.compile("String\\s+(\\w+)\\s*=\\s*\"([^\"]*)\"");
  private static final Pattern BINDING =
      Pattern.compile("@(\\w+)\\(([^()]*\\bconnection\\s*=\\s*([\\w.\"]+)[^()]*)\\)");
  private static final Pattern ADAPTER =
      Pattern.compile(
          "static\\s+[\\w<>]+\\s+(\\w+)\\(\\s*Settings settings,\\s*String connection\\b");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "\"(?:__)?(\\w+ServiceUri|fullyQualifiedNamespace|accountEndpoint|topicEndpointUri)\"");

  /** What a binding of each kind needs to know of its connection. */
  private static final Map<String, List<String>> NEEDS =
      Map.of(
          "Queue", List.of("queueServiceUri"),
          "BlobTrigger", List.of("blobServiceUri", "queueServiceUri"),
          "Blob", List.of("blobServiceUri"),
          "Table", List.of("tableServiceUri"),
          "ServiceBus", List.of("fullyQualifiedNamespace"),
          "EventHub", List.of("fullyQualifiedNamespace"),
          "Cosmos", List.of("accountEndpoint"),
          "EventGrid", List.of("topicEndpointUri"));

  private final GeneratedProject project;
  private final Map<String, String> sources = new HashMap<>();

  private AppSettings(GeneratedProject project) {
    this.project = project;
    project.files().keySet().stream()
        .filter(path -> path.startsWith("src/main/java/") && path.endsWith(".java"))
        .forEach(
            path ->
                sources.put(
                    path.replaceAll(".*/|\\.java$", ""),
                    TEXT_OR_COMMENT
                        .matcher(project.text(path))
                        .replaceAll(match -> match.group(1) == null ? "" : "$1")));
  }

  static AppSettings of(GeneratedProject project) {
    return new AppSettings(project);
  }

  /** The settings that the code, its bindings and host.json read, but for those of connections. */
  Set<String> read() {
    Set<String> connections = connections().keySet();
    Set<String> names = new TreeSet<>();
    sources.forEach(
        (type, code) -> {
          TEXT.matcher(code)
              .results()
              .map(text -> text.group(1))
              .filter(text -> SETTING.matcher(text).matches())
              .forEach(names::add);
          inserted(code).forEach(names::add);
          ASKED
              .matcher(code)
              .results()
              .flatMap(asked -> resolve(asked.group(1), type).stream())
              .filter(name -> !connections.contains(name))
              .forEach(names::add);
        });
    inserted(project.text("host.json")).forEach(names::add);
    names.removeAll(listed("platform"));
    return names;
  }

  /** The connections that bindings and adapters use, with the properties that each needs. */
  Map<String, Set<String>> connections() {
    Map<String, Set<String>> connections = new HashMap<>();
    sources.forEach(
        (type, code) -> {
          for (MatchResult binding : BINDING.matcher(code).results().toList()) {
            String connection =
                resolve(binding.group(3), type)
                    .orElseThrow(() -> new IllegalStateException(binding.group()));
            connections
                .computeIfAbsent(connection, c -> new TreeSet<>())
                .addAll(needs(binding.group(1)));
          }
        });
    adapters()
        .forEach(
            (call, properties) ->
                sources.forEach(
                    (type, code) ->
                        Pattern.compile(
                                "\\b" + Pattern.quote(call) + "\\(\\s*[^,()]+,\\s*([\\w.\"]+)")
                            .matcher(code)
                            .results()
                            .flatMap(match -> resolve(match.group(1), type).stream())
                            .forEach(
                                connection ->
                                    connections
                                        .computeIfAbsent(connection, c -> new TreeSet<>())
                                        .addAll(properties))));
    return connections;
  }

  /**
   * The calls that take a connection by its name, such as Tables.client, and what they need of it.
   */
  private Map<String, Set<String>> adapters() {
    Map<String, Set<String>> adapters = new HashMap<>();
    sources.forEach(
        (type, code) -> {
          Set<String> properties =
              PROPERTY
                  .matcher(code)
                  .results()
                  .map(property -> property.group(1))
                  .collect(Collectors.toSet());
          ADAPTER
              .matcher(code)
              .results()
              .forEach(method -> adapters.put(type + "." + method.group(1), properties));
        });
    return adapters;
  }

  private static List<String> needs(String annotation) {
    // The longest name fits best: BlobTrigger before Blob.
    return NEEDS.keySet().stream()
        .filter(annotation::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .map(NEEDS::get)
        .orElseThrow(() -> new IllegalStateException("What does @" + annotation + " need?"));
  }

  /** A text, or the constant that a name means; none for a variable. */
  private Optional<String> resolve(String expression, String type) {
    if (expression.startsWith("\"")) {
      return Optional.of(expression.substring(1, expression.length() - 1));
    }
    String[] names = expression.split("\\.");
    String owner = names.length > 1 ? names[0] : type;
    String constant = names[names.length - 1];
    return CONSTANT
        .matcher(sources.getOrDefault(owner, ""))
        .results()
        .filter(found -> found.group(1).equals(constant))
        .map(found -> found.group(2))
        .findFirst();
  }

  private static Stream<String> inserted(String text) {
    return INSERTED.matcher(text).results().map(match -> match.group(1));
  }

  /** Names of a list in settings.yaml. */
  static Set<String> listed(String list) {
    return ((Map<?, ?>) ELSEWHERE.get(list))
        .keySet().stream().map(String.class::cast).collect(Collectors.toSet());
  }

  /** What Bicep sets and nobody reads, and what the code reads and Bicep does not set. */
  List<String> differencesTo(Bicep main, Bicep functionApp) {
    List<String> differences = new ArrayList<>();
    Declaration call =
        main.all("module")
            .filter(module -> module.path().endsWith("/function-app.bicep"))
            .findFirst()
            .orElseThrow();
    Set<String> deployed = names(call.at("params.settings"));
    Set<String> host = names(functionApp.find("var", "hostSettings").orElseThrow().value());
    Set<String> read = read();
    host.stream()
        .filter(name -> !listed("deployed").contains(name))
        .forEach(name -> differences.add(name + " is set for every app, and nobody reads it"));
    deployed.stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> differences.add(name + " is set, and the code does not read it"));
    deployed.stream()
        .filter(host::contains)
        .forEach(name -> differences.add(name + " is set twice"));
    read.stream()
        .filter(name -> !deployed.contains(name) && !host.contains(name))
        .forEach(name -> differences.add(name + " is read, and not set"));
    deployed.stream()
        .filter(name -> name.startsWith("AzureFunctionsJobHost__") && !isInHostJson(name))
        .forEach(name -> differences.add(name + " takes the place of nothing in host.json"));

    Set<String> set = connections(call.at("params.connections"));
    Set<String> needed = new TreeSet<>();
    connections()
        .forEach(
            (connection, properties) ->
                properties.forEach(property -> needed.add(connection + "__" + property)));
    set.stream()
        .filter(name -> !needed.contains(name))
        .forEach(name -> differences.add(name + " is set, and no binding or client needs it"));
    needed.stream()
        .filter(name -> !set.contains(name))
        .forEach(name -> differences.add(name + " is needed, and not set"));
    return differences;
  }

  /** The keys of every object in an expression: the settings that it may come to. */
  private static Set<String> names(Object value) {
    Set<String> names = new TreeSet<>();
    Bicep.visit(
        value,
        part -> {
          if (part instanceof Map<?, ?> object && !Bicep.isExpression(object)) {
            object.keySet().forEach(name -> names.add((String) name));
          }
        });
    return names;
  }

  private static Set<String> connections(Object value) {
    Set<String> connections = new TreeSet<>();
    Bicep.visit(
        value,
        part -> {
          if (part instanceof Map<?, ?> connection && connection.containsKey("property")) {
            connections.add(
                Bicep.text(connection.get("name")) + "__" + Bicep.text(connection.get("property")));
          }
        });
    return connections;
  }

  private boolean isInHostJson(String setting) {
    Object found = Yaml.read(project.text("host.json"));
    for (String name : setting.replace("AzureFunctionsJobHost__", "").split("__")) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found != null;
  }
}
