package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tools from the payload to the row: signed tokens, a real table service. */
class McpServerIT {
  private static final FakeIssuer ISSUER = new FakeIssuer();
  private static ProductFunctions functions;

  private final FakeContext context = new FakeContext("Tool");

  @BeforeAll
  static void start() {
    TableClient table =
        Tables.builder("mcpserver").connectionString(Azurite.connectionString()).buildClient();
    table.createTable();
    table.createEntity(
        new TableEntity("catalogue", "product-bolt-m8")
            .addProperty("Name", "Bolt M8")
            .addProperty("Category", "fasteners")
            .addProperty("Available", 3));
    functions =
        new ProductFunctions(
            new Tokens(ISSUER.settings()::get),
            new Lazy<>(() -> new ProductService(new TableProductStore(table))));
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  @Test
  void findsReservesAndTells() {
    assertThat(functions.search(call("{\"query\":\"m8\"}", "Products.Read"), context))
        .contains("\"id\":\"bolt-m8\"", "\"available\":3", "\"truncated\":false");
    String wanted = "{\"id\":\"bolt-m8\",\"quantity\":2,\"key\":\"6f9619ff-8b86\"}";

    assertThat(functions.reserve(call(wanted, "Products.Read"), context))
        .contains("\"status\":403");
    String reserved = functions.reserve(call(wanted, "Products.Reserve"), context);
    assertThat(reserved).contains("\"reservation\":");
    assertThat(functions.reserve(call(wanted, "Products.Reserve"), context)).isEqualTo(reserved);

    assertThat(functions.get(call("{\"id\":\"bolt-m8\"}", "Products.Read"), context))
        .contains("\"available\":1");
  }

  private static String call(String arguments, String role) {
    return McpPayload.of(arguments).header("Authorization", ISSUER.bearer(role)).json();
  }
}
