package io.github.azurefunctionscookbook.it;

import io.github.azurefunctionscookbook.it.Bicep.Declaration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the Bicep of every generated project must be like; each rule lists what offends it. */
final class BicepRules {
  private static final Map<?, ?> REQUIRED = yaml("required.yaml");
  private static final Map<?, ?> API_VERSIONS = yaml("api-versions.yaml");
  private static final Map<?, ?> ROLES = yaml("roles.yaml");

  private static final String ASSIGNMENT = "Microsoft.Authorization/roleAssignments";

  /** Not {@code secretName} or {@code tokenUri}: those lead to a secret and are none. */
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|key|token|credential|connectionString|sas)s?");

  /** What the compiler knows by itself. */
  private static final Set<String> NAMESPACES = Set.of("az", "sys");

  /** The services that hold data and have a switch of their own for the public network. */
  private static final Set<String> CLOSABLE =
      Set.of(
          "Microsoft.AppConfiguration/configurationStores",
          "Microsoft.DBforPostgreSQL/flexibleServers",
          "Microsoft.DocumentDB/databaseAccounts",
          "Microsoft.EventHub/namespaces",
          "Microsoft.KeyVault/vaults",
          "Microsoft.ServiceBus/namespaces",
          "Microsoft.Sql/servers",
          "Microsoft.Storage/storageAccounts");

  /** A project and its parsed files by their path in it. */
  record Infra(GeneratedProject project, Map<String, Bicep> files) {
    /** Every declaration, as the rule's own message starts: with its file and line. */
    private void each(BiConsumer<String, Declaration> visitor) {
      files.forEach(
          (path, file) ->
              file.declarations()
                  .forEach(
                      declaration ->
                          visitor.accept(
                              "%s:%d %s ".formatted(path, declaration.line(), declaration.name()),
                              declaration)));
    }

    private void eachResource(BiConsumer<String, Declaration> visitor) {
      each(
          (place, declaration) -> {
            if (declaration.kind().equals("resource") && !declaration.existing()) {
              visitor.accept(place, declaration);
            }
          });
    }

    /** The file that a module declaration of another file means; null if there is none. */
    private Bicep module(String from, Declaration module) {
      return files.get(path(from, module));
    }

    private static String path(String from, Declaration module) {
      return Path.of(from).resolveSibling(module.path()).normalize().toString().replace('\\', '/');
    }
  }

  private BicepRules() {}

  static Map<String, Function<Infra, List<String>>> all() {
    Map<String, Function<Infra, List<String>>> rules = new LinkedHashMap<>();
    rules.put("is written correctly", BicepRules::errors);
    rules.put("silences the compiler with a reason only", BicepRules::silences);
    rules.put("names only what there is", BicepRules::names);
    rules.put("gives modules what they take", BicepRules::modules);
    rules.put("has no module that nothing uses", BicepRules::unused);
    rules.put("uses recorded resource types and versions", BicepRules::versions);
    rules.put("sets what protects each resource", BicepRules::required);
    rules.put("lets nobody deploy with a password", BicepRules::passwords);
    rules.put("can be closed to the public network", BicepRules::closable);
    rules.put("grants recorded roles, each on one resource", BicepRules::roles);
    rules.put("asks for no keys", BicepRules::keys);
    rules.put("takes secrets as secure parameters", BicepRules::parameters);
    rules.put("returns no secret", BicepRules::outputs);
    rules.put("deploys every setting that the code reads, and no other", BicepRules::settings);
    return rules;
  }

  private static List<String> errors(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.files().forEach((path, file) -> file.errors().forEach(e -> offences.add(path + " " + e)));
    return offences;
  }

  private static List<String> silences(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) ->
                file.silences().stream()
                    .filter(silence -> silence.reason().length() < 10)
                    .forEach(silence -> offences.add(path + " " + silence.text())));
    return offences;
  }

  private static List<String> names(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) -> {
              Set<String> declared =
                  file.declarations().stream()
                      .filter(declaration -> !declaration.kind().equals("output"))
                      .map(Declaration::name)
                      .collect(Collectors.toCollection(HashSet::new));
              declared.addAll(NAMESPACES);
              for (Declaration declaration : file.declarations()) {
                Set<Object> known = new HashSet<>(declared);
                Bicep.visit(declaration.value(), value -> known.addAll(variables(value)));
                Bicep.visit(
                    declaration.value(),
                    value -> {
                      if (Bicep.is(value, "name") && !known.contains(Bicep.text(value))) {
                        offences.add(
                            "%s:%d %s".formatted(path, declaration.line(), Bicep.text(value)));
                      }
                    });
              }
            });
    return offences;
  }

  /** The variables of a loop or a lambda expression. */
  private static List<?> variables(Object value) {
    if (Bicep.is(value, "for")) {
      return (List<?>) ((Map<?, ?>) value).get("variables");
    }
    if (!Bicep.is(value, "lambda_expression")) {
      return List.of();
    }
    Object variables = parts(value).get(0);
    return Bicep.is(variables, "group")
        ? parts(variables).stream().map(Bicep::text).toList()
        : List.of(Bicep.text(variables));
  }

  private static List<String> modules(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) ->
                file.declarations()
                    .forEach(
                        declaration -> {
                          String place = "%s:%d ".formatted(path, declaration.line());
                          if (declaration.kind().equals("module")) {
                            given(declaration, infra.module(path, declaration))
                                .forEach(offence -> offences.add(place + offence));
                          }
                          returned(infra, path, declaration.value())
                              .forEach(offence -> offences.add(place + offence));
                        }));
    return offences;
  }

  /** Parameters that a module does not have, and those that it needs and does not get. */
  private static List<String> given(Declaration call, Bicep module) {
    if (module == null) {
      return List.of(call.path() + " is not there");
    }
    List<String> offences = new ArrayList<>();
    Map<?, ?> given = call.at("params") instanceof Map<?, ?> params ? params : Map.of();
    for (Object name : given.keySet()) {
      if (module.find("param", (String) name).isEmpty()) {
        offences.add(call.path() + " has no parameter " + name);
      }
    }
    module
        .all("param")
        .filter(parameter -> !parameter.assigned() && !parameter.type().endsWith("?"))
        .filter(parameter -> !given.containsKey(parameter.name()))
        .forEach(parameter -> offences.add(call.path() + " needs " + parameter.name()));
    return offences;
  }

  /**
   * Outputs that a module does not have, and parts of `platform` that foundation.bicep does not.
   */
  private static List<String> returned(Infra infra, String path, Object value) {
    List<String> offences = new ArrayList<>();
    Bicep file = infra.files().get(path);
    Bicep.visit(
        value,
        part -> {
          if (!Bicep.is(part, "member")) {
            return;
          }
          String name = (String) ((Map<?, ?>) part).get("name");
          Object of = ((Map<?, ?>) part).get("of");
          if (Bicep.is(of, "member") && "outputs".equals(((Map<?, ?>) of).get("name"))) {
            String module = Bicep.text(((Map<?, ?>) of).get("of")).replaceAll("\\[.*", "");
            file.find("module", module)
                .map(call -> infra.module(path, call))
                .filter(called -> called.find("output", name).isEmpty())
                .ifPresent(called -> offences.add(module + " has no output " + name));
          }
          if (Bicep.is(of, "name") && Bicep.text(of).equals("platform")) {
            Map<?, ?> platform =
                infra
                    .files()
                    .get("infra/modules/foundation.bicep")
                    .find("output", "platform")
                    .orElseThrow()
                    .body();
            if (!platform.containsKey(name)) {
              offences.add("platform has no " + name);
            }
          }
        });
    return offences;
  }

  private static List<String> unused(Infra infra) {
    Set<String> unused = new TreeSet<>(infra.files().keySet());
    // What lies beside main.bicep is deployed by hand, as a step of its own.
    unused.removeIf(path -> !path.startsWith("infra/modules/"));
    infra
        .files()
        .forEach(
            (path, file) -> file.all("module").forEach(m -> unused.remove(Infra.path(path, m))));
    return List.copyOf(unused);
  }

  private static List<String> versions(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.each(
        (place, declaration) -> {
          if (declaration.kind().equals("resource")) {
            Object version = API_VERSIONS.get(declaration.resourceType());
            if (!declaration.path().equals(declaration.resourceType() + "@" + version)) {
              offences.add(place + declaration.path() + ", recorded: " + version);
            }
          }
        });
    return offences;
  }

  private static List<String> required(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.eachResource(
        (place, resource) -> {
          if (REQUIRED.get(resource.resourceType()) instanceof Map<?, ?> required) {
            required.forEach(
                (path, wanted) -> {
                  Object found = resource.at((String) path);
                  if (!satisfies(found, wanted)) {
                    offences.add("%s%s is %s".formatted(place, path, Bicep.text(found)));
                  }
                });
          }
        });
    return offences;
  }

  private static boolean satisfies(Object found, Object wanted) {
    if ("set".equals(wanted)) {
      return found != null;
    }
    if ("absent".equals(wanted)) {
      return found == null;
    }
    return wanted instanceof List<?> values ? values.contains(found) : wanted.equals(found);
  }

  private static List<String> passwords(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) ->
                file.resources()
                    .filter(site -> site.resourceType().equals("Microsoft.Web/sites"))
                    .forEach(
                        site ->
                            Stream.of("ftp", "scm")
                                .filter(way -> !isClosed(file, site, way))
                                .forEach(way -> offences.add(path + " leaves open " + way))));
    return offences;
  }

  private static boolean isClosed(Bicep file, Declaration site, String way) {
    return file.resources()
        .filter(
            r ->
                r.resourceType()
                    .equals(site.resourceType() + "/basicPublishingCredentialsPolicies"))
        .filter(policy -> Bicep.text(policy.at("parent")).equals(site.name()))
        .anyMatch(policy -> way.equals(policy.at("name")));
  }

  private static List<String> closable(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.eachResource(
        (place, resource) -> {
          if (CLOSABLE.contains(resource.resourceType())) {
            Object access = resource.at("properties.publicNetworkAccess");
            if (access == null) {
              access = resource.at("properties.network.publicNetworkAccess");
            }
            boolean closes =
                Bicep.is(access, "choice")
                    && Bicep.text(((Map<?, ?>) access).get("when"))
                        .equals("platform.privateNetworking")
                    && parts(access).get(0).equals("Disabled");
            if (!closes && !"Disabled".equals(access)) {
              offences.add(place + "publicNetworkAccess is " + Bicep.text(access));
            }
          }
        });
    return offences;
  }

  private static List<String> roles(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) ->
                file.resources()
                    .filter(
                        resource -> resource.resourceType().startsWith("Microsoft.Authorization/"))
                    .forEach(
                        resource ->
                            assignment(file, resource)
                                .forEach(
                                    offence ->
                                        offences.add(
                                            "%s:%d %s"
                                                .formatted(path, resource.line(), offence)))));
    // Modules look identifiers up by name: a name that leads to another role would grant that one.
    infra.each(
        (place, declaration) ->
            Bicep.visit(
                declaration.value(),
                value -> {
                  if (value instanceof Map<?, ?> table) {
                    table.forEach(
                        (name, id) -> {
                          if (ROLES.containsValue(name) && !name.equals(ROLES.get(id))) {
                            offences.add(place + name + " is not " + Bicep.text(id));
                          }
                        });
                  }
                  if (value instanceof Map<?, ?> grant
                      && grant.get("roles") instanceof List<?> names) {
                    names.stream()
                        .filter(name -> !ROLES.containsValue(name))
                        .forEach(name -> offences.add(place + "grants " + Bicep.text(name)));
                  }
                }));
    return offences;
  }

  private static List<String> assignment(Bicep file, Declaration assignment) {
    List<String> offences = new ArrayList<>();
    if (!assignment.resourceType().equals(ASSIGNMENT)) {
      return List.of(assignment.resourceType() + " may grant anything");
    }
    String scope = Bicep.text(assignment.at("scope"));
    boolean isResource =
        file.find("resource", scope.replaceAll("\\[.*", ""))
            .filter(resource -> !resource.resourceType().startsWith("Microsoft.Resources/"))
            .isPresent();
    if (!isResource) {
      offences.add("is on " + scope + ", which is no single resource of this file");
    }
    // Deploying again finds the same assignment, and two of them never share a name.
    Object name = assignment.at("name");
    if (!Bicep.is(name, "call")
        || !"guid".equals(((Map<?, ?>) name).get("function"))
        || parts(name).size() != 3
        || !Bicep.text(parts(name).get(0)).equals(scope + ".id")) {
      offences.add("is named " + Bicep.text(name) + ", not by scope, principal and role");
    }
    if (!"ServicePrincipal".equals(assignment.at("properties.principalType"))) {
      offences.add("is not said to be for a service principal");
    }
    Object role = assignment.at("properties.roleDefinitionId");
    if (!Bicep.is(role, "call")
        || !"subscriptionResourceId".equals(((Map<?, ?>) role).get("function"))
        || !parts(role).get(0).equals("Microsoft.Authorization/roleDefinitions")) {
      offences.add("grants " + Bicep.text(role));
      return offences;
    }
    try {
      for (Object id : file.candidates(parts(role).get(1), assignment)) {
        if (!ROLES.containsKey(id)) {
          offences.add("grants " + id + ", which roles.yaml does not list");
        }
      }
    } catch (IllegalArgumentException e) {
      offences.add("grants what this file does not decide: " + e.getMessage());
    }
    return offences;
  }

  private static List<String> keys(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.each(
        (place, declaration) ->
            Bicep.visit(
                declaration.value(),
                value -> {
                  if (Bicep.is(value, "call")
                      && ((String) ((Map<?, ?>) value).get("function"))
                          .matches("list[A-Z].*|getSecret")) {
                    offences.add(place + Bicep.text(value));
                  }
                }));
    return offences;
  }

  private static List<String> parameters(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra.each(
        (place, parameter) -> {
          if (parameter.kind().equals("param")) {
            boolean isText = parameter.type() != null && parameter.type().matches("string|object");
            boolean isSecure = parameter.isDecorated("secure");
            if (isText && !isSecure && SECRET.matcher(parameter.name()).matches()) {
              offences.add(place + "is not secure");
            }
            if (isSecure && parameter.assigned()) {
              offences.add(place + "is secure and has a default");
            }
          }
        });
    return offences;
  }

  private static List<String> outputs(Infra infra) {
    List<String> offences = new ArrayList<>();
    infra
        .files()
        .forEach(
            (path, file) ->
                file.all("output")
                    .forEach(
                        output -> {
                          if (SECRET.matcher(output.name()).matches()) {
                            offences.add(path + " returns " + output.name());
                          }
                          Bicep.visit(
                              output.value(),
                              value -> {
                                String text = Bicep.is(value, "member") ? Bicep.text(value) : "";
                                boolean isSecure =
                                    Bicep.is(value, "name")
                                        && file.find("param", Bicep.text(value))
                                            .filter(parameter -> parameter.isDecorated("secure"))
                                            .isPresent();
                                if (isSecure
                                    || text.matches(
                                        "(?i).*\\.(connectionString|instrumentationKey|\\w*key)")) {
                                  offences.add(path + " returns " + Bicep.text(value));
                                }
                              });
                        }));
    return offences;
  }

  private static List<String> settings(Infra infra) {
    return AppSettings.of(infra.project())
        .differencesTo(
            infra.files().get("infra/main.bicep"),
            infra.files().get("infra/modules/function-app.bicep"));
  }

  private static List<?> parts(Object expression) {
    return (List<?>) ((Map<?, ?>) expression).get("parts");
  }

  static Map<?, ?> yaml(String name) {
    Path file = Cookbook.ROOT.resolve("integration-tests/src/test/resources/audits").resolve(name);
    try {
      return (Map<?, ?>) Yaml.read(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
