package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.data.tables.TableClient;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole API: tokens of an OpenID Connect server, items in a real table service. */
class ItemApiIT {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String AUDIENCE = "66666666-7777-4888-8999-aaaaaaaaaaaa";
  private static final String BOLT = "{\"name\":\"Bolt\",\"quantity\":3}";
  private static final MockOAuth2Server ISSUER = new MockOAuth2Server();

  private static ItemFunctions functions;

  private final FakeContext context = new FakeContext("Items");

  @BeforeAll
  static void start() {
    ISSUER.start();
    TableClient table =
        Tables.builder("itemapi").connectionString(Azurite.connectionString()).buildClient();
    table.createTable();
    Map<String, String> settings =
        Map.of(
            "TOKEN_ISSUER", ISSUER.issuerUrl(TENANT).toString(),
            "TOKEN_AUDIENCE", AUDIENCE,
            "TOKEN_JWKS_URI", ISSUER.jwksUrl(TENANT).toString());
    functions =
        new ItemFunctions(
            new Tokens(settings::get),
            new Lazy<>(() -> new ItemService(new TableItemStore(table))));
  }

  @AfterAll
  static void stop() {
    ISSUER.shutdown();
  }

  @Test
  void servesOneCallerAndNobodyElse() {
    String alice = token("alice", "Items.Read", "Items.Write");
    String bob = token("bob", "Items.Read", "Items.Write");

    HttpResponseMessage created =
        functions.create(as(alice, FakeRequest.post("/api/items")).json(BOLT), context);
    assertThat(created.getStatusCode()).isEqualTo(201);
    String id = created.getHeader("Location").substring("/api/items/".length());

    HttpResponseMessage read = functions.get(as(alice, FakeRequest.get("/")), id, context);
    assertThat(read.getStatusCode()).isEqualTo(200);
    assertThat(read.getHeader("ETag")).isEqualTo(created.getHeader("ETag"));
    assertThat(functions.get(as(bob, FakeRequest.get("/")), id, context).getStatusCode())
        .isEqualTo(404);
    assertThat(functions.list(as(bob, FakeRequest.get("/")), context).getBody())
        .asString()
        .contains("\"items\":[]");

    HttpResponseMessage replaced = replace(alice, id, read.getHeader("ETag"));
    assertThat(replaced.getStatusCode()).isEqualTo(200);
    assertThat(replace(alice, id, read.getHeader("ETag")).getStatusCode()).isEqualTo(412);
    assertThat(replace(bob, id, replaced.getHeader("ETag")).getStatusCode()).isEqualTo(404);

    assertThat(functions.list(as(alice, FakeRequest.get("/")), context).getBody())
        .asString()
        .contains(id);

    FakeRequest delete =
        as(alice, FakeRequest.delete("/")).header("If-Match", replaced.getHeader("ETag"));
    assertThat(functions.delete(delete, id, context).getStatusCode()).isEqualTo(204);
    assertThat(functions.get(as(alice, FakeRequest.get("/")), id, context).getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void holdsACallerToItsPermission() {
    String reader = token("reader", "Items.Read");

    assertThat(functions.list(as(reader, FakeRequest.get("/")), context).getStatusCode())
        .isEqualTo(200);
    assertThat(
            functions.create(as(reader, FakeRequest.post("/")).json(BOLT), context).getStatusCode())
        .isEqualTo(403);
  }

  private HttpResponseMessage replace(String token, String id, String etag) {
    FakeRequest request = as(token, FakeRequest.put("/")).json("{\"name\":\"Nut\",\"quantity\":1}");
    return functions.replace(request.header("If-Match", etag), id, context);
  }

  private static FakeRequest as(String token, FakeRequest request) {
    return request.header("Authorization", "Bearer " + token);
  }

  private static String token(String subject, String... scopes) {
    Map<String, Object> claims =
        Map.of("ver", "2.0", "azp", "client-1", "scp", String.join(" ", scopes));
    return ISSUER
        .issueToken(
            TENANT,
            "client-1",
            new DefaultOAuth2TokenCallback(TENANT, subject, "JWT", List.of(AUDIENCE), claims, 3600))
        .serialize();
  }
}
