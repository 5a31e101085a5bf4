package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What the build stages for the host is what the MCP extension expects of a tool: a function whose
 * trigger the build did not understand is staged without one, and is missing in Azure without a
 * word.
 */
class StagedToolsIT {
  private static final int MAX_BYTES = 64 * 1024;

  @Test
  void stagesEveryToolWithItsTrigger() throws IOException {
    Optional<Path> app = StagedApp.folder();
    if (app.isEmpty()) {
      // ToolDeclarationsTest is there.
      return;
    }
    assertThat(ToolDeclaration.all()).hasSize(3);
    for (String function : ToolDeclaration.all().keySet()) {
      Path file = app.get().resolve(function).resolve("function.json");
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
    Optional<Path> host = StagedApp.folder().map(app -> app.resolve("host.json"));

    if (host.isPresent()) {
      // Without these lines the extension asks for its system key and encrypts what clients hold.
      assertThat(Files.readString(host.get()).toLowerCase(Locale.ROOT))
          .contains("microsoft.azure.functions.extensionbundle")
          .doesNotContain("webhookauthorizationlevel", "encryptclientstate");
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
