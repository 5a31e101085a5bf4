package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the build stages for the host is what the MCP extension expects of a tool: a function whose
 * trigger the build did not understand is staged without one, and is missing in Azure without a
 * word.
 */
class StagedToolsIT {
  private static final int MAX_BYTES = 64 * 1024;
  private static final String STAGED_BY = "azure-functions-maven-plugin";

  @Test
  void stagesEveryToolWithItsTrigger() throws IOException {
    List<Path> apps = apps();

    if (!Files.readString(Path.of("pom.xml")).contains(STAGED_BY)) {
      // The catalogue's own build of this recipe stages nothing; ToolDeclarationsTest is there.
      assertThat(apps).isEmpty();
      return;
    }
    assertThat(apps).hasSize(1);
    assertThat(ToolDeclaration.all()).hasSize(3);
    for (String function : ToolDeclaration.all().keySet()) {
      Path file = apps.get(0).resolve(function).resolve("function.json");
      ToolDeclaration declared = ToolDeclaration.all().get(function);

      Staged staged = Json.read(Files.readString(file), MAX_BYTES, Staged::from);

      assertThat(staged.entryPoint())
          .isEqualTo(ProductFunctions.class.getName() + "." + declared.method().getName());
      assertThat(staged.bindings())
          .singleElement()
          .isEqualTo(
              new Binding(
                  "mcpToolTrigger",
                  "in",
                  declared.tool().name(),
                  declared.tool().toolName(),
                  declared.tool().description(),
                  declared.tool().toolProperties()));
      assertThat(ToolDeclaration.Argument.listed(staged.bindings().get(0).toolProperties()))
          .isNotEmpty()
          .isEqualTo(declared.arguments());
    }
  }

  @Test
  void keepsTheHostsLockOnTheEndpoint() throws IOException {
    List<Path> hosts = apps().isEmpty() ? List.of() : List.of(apps().get(0).resolve("host.json"));

    for (Path host : hosts) {
      // Without these lines the extension asks for its system key and encrypts what clients hold.
      assertThat(Files.readString(host).toLowerCase(Locale.ROOT))
          .contains("microsoft.azure.functions.extensionbundle")
          .doesNotContain("webhookauthorizationlevel", "encryptclientstate");
    }
  }

  private static List<Path> apps() throws IOException {
    Path stage = Path.of("target", "azure-functions");
    if (!Files.isDirectory(stage)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(stage)) {
      return folders.filter(Files::isDirectory).toList();
    }
  }

  /** A function.json; a member that is not named here is a failure. */
  private record Staged(String scriptFile, String entryPoint, List<Binding> bindings) {
    static Staged from(JsonObject json) {
      return new Staged(
          json.text("scriptFile"),
          json.text("entryPoint"),
          json.objects("bindings", Binding::from));
    }
  }

  /** A binding, exactly the members that the extension reads. */
  private record Binding(
      String type,
      String direction,
      String name,
      String toolName,
      String description,
      String toolProperties) {
    static Binding from(JsonObject json) {
      return new Binding(
          json.text("type"),
          json.text("direction"),
          json.text("name"),
          json.text("toolName"),
          json.text("description"),
          json.text("toolProperties"));
    }
  }
}
