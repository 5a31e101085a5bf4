package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.nimbusds.jwt.JWTClaimsSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole API on a real PostgreSQL. */
@Isolated("changes the table that the other classes use")
class ProductApiIT {
  private static final String CORRELATION = "correlation-1";
  private static final String BOLT = "{\"sku\":\"BOLT\",\"name\":\"Bolt\",\"price\":2.50}";
  private static final Pattern CONTINUATION = Pattern.compile("\"continuation\":\"([^\"]+)\"");

  private static FakeIssuer issuer;
  private static Database database;

  private final FakeContext context = new FakeContext("Products");
  private final ProductFunctions functions =
      new ProductFunctions(
          new Tokens(issuer.settings()::get),
          new Lazy<>(() -> new ProductService(new SqlProductStore(database))));
  private final String alice = token(UUID.randomUUID().toString());
  private final String bob = token(UUID.randomUUID().toString());

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
    database = Postgres.database();
  }

  @AfterAll
  static void stop() {
    database.close();
    issuer.close();
  }

  @Test
  void servesOneCallerAndNobodyElse() {
    HttpResponseMessage created = create(alice, BOLT);
    assertThat(created.getStatusCode()).isEqualTo(201);
    String id = created.getHeader("Location").replace("/api/products/", "");

    HttpResponseMessage read = get(alice, id);
    assertThat(read.getBody()).isEqualTo(created.getBody());
    assertThat(read.getHeader("ETag")).isEqualTo(created.getHeader("ETag"));
    assertThat(replace(alice, id, "\"1\"").getHeader("ETag")).isEqualTo("\"2\"");
    assertThat(replace(alice, id, "\"1\"").getStatusCode()).isEqualTo(412);
    assertThat(list(alice).getBody()).asString().contains(id);
    assertThat(list(bob).getBody()).asString().contains("\"products\":[]");

    assertThat(delete(alice, id, "\"2\"").getStatusCode()).isEqualTo(204);
    assertThat(get(alice, id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void answersForSomebodyElsesProductAsForNone() {
    String id = create(alice, BOLT).getHeader("Location").replace("/api/products/", "");
    String none = UUID.randomUUID().toString();

    assertSame(get(bob, id), get(bob, none));
    assertSame(replace(bob, id, "\"1\""), replace(bob, none, "\"1\""));
    assertSame(replace(bob, id, "\"9\""), replace(bob, none, "\"9\""));
    assertSame(delete(bob, id, "\"1\""), delete(bob, none, "\"1\""));
    assertThat(get(alice, id).getHeader("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void tellsWithAConflictNothingAboutOthers() {
    create(alice, BOLT);

    assertThat(create(alice, BOLT).getStatusCode()).isEqualTo(409);
    assertThat(create(bob, BOLT).getStatusCode()).isEqualTo(201);
  }

  @Test
  void goesOnFromAContinuationOfSomebodyElseInTheCallersOwnProducts() {
    create(alice, BOLT);
    create(alice, BOLT.replace("BOLT", "NUT"));
    String own =
        create(bob, BOLT.replace("2.50", "1000000")).getHeader("Location").replaceAll(".*/", "");
    String first =
        (String)
            functions
                .list(
                    as(alice, FakeRequest.get("/")).query("sort", "price").query("pageSize", "1"),
                    context)
                .getBody();
    String continuation = CONTINUATION.matcher(first).results().findFirst().orElseThrow().group(1);

    HttpResponseMessage page =
        functions.list(
            as(bob, FakeRequest.get("/"))
                .query("sort", "price")
                .query("continuation", continuation),
            context);

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody()).asString().contains(own).doesNotContain("NUT").contains("null}");
  }

  @Test
  void answersQuicklyWhileTheDatabaseIsDown() {
    DatabaseSettings nowhere = new DatabaseSettings("localhost", 1, "products", "app", true);
    Database.Limits limits =
        new Database.Limits(
            1, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1));
    try (Database down =
        new Database(nowhere.url(), Database.properties(nowhere, limits), limits)) {
      ProductFunctions broken =
          new ProductFunctions(
              new Tokens(issuer.settings()::get),
              new Lazy<>(() -> new ProductService(new SqlProductStore(down))));

      HttpResponseMessage response = broken.list(as(alice, FakeRequest.get("/")), context);

      assertThat(response.getStatusCode()).isEqualTo(503);
      assertThat(response.getHeader("Retry-After")).isEqualTo("5");
      assertThat(response.toString()).doesNotContain("localhost", "refused", "SQL");
      assertThat(context.lines())
          .anyMatch(line -> line.contains("database-unavailable") && line.contains("08001"))
          .noneMatch(line -> line.contains("localhost"));
    }
  }

  @Test
  void showsAndLogsNothingOfWhatTheDatabaseSays() throws SQLException {
    Postgres.run(
        Postgres.MIGRATOR,
        """
        create function products.refuse() returns trigger language plpgsql as
          $$ begin raise exception 'marker-7d1f %', new.name; end $$;
        create trigger refuse before insert on products.product for each row
          when (new.sku = 'REFUSED') execute function products.refuse()
        """);
    try {
      HttpResponseMessage response = create(alice, BOLT.replace("BOLT", "REFUSED"));

      assertThat(response.getStatusCode()).isEqualTo(500);
      assertThat(response.toString()).doesNotContain("marker-7d1f", "Bolt", "trigger");
      assertThat(context.lines())
          .anyMatch(line -> line.contains("\"event\":\"failed\""))
          .noneMatch(line -> line.contains("marker-7d1f") || line.contains("Bolt"));
    } finally {
      Postgres.run(Postgres.MIGRATOR, "drop function products.refuse cascade");
    }
  }

  private HttpResponseMessage create(String token, String body) {
    return functions.create(as(token, FakeRequest.post("/")).json(body), context);
  }

  private HttpResponseMessage list(String token) {
    return functions.list(as(token, FakeRequest.get("/")), context);
  }

  private HttpResponseMessage get(String token, String id) {
    return functions.get(as(token, FakeRequest.get("/")), id, context);
  }

  private HttpResponseMessage replace(String token, String id, String etag) {
    FakeRequest request = as(token, FakeRequest.put("/")).header("If-Match", etag);
    return functions.replace(request.json(BOLT), id, context);
  }

  private HttpResponseMessage delete(String token, String id, String etag) {
    FakeRequest request = as(token, FakeRequest.delete("/")).header("If-Match", etag);
    return functions.delete(request, id, context);
  }

  private static void assertSame(HttpResponseMessage one, HttpResponseMessage other) {
    assertThat(one.getStatusCode()).isEqualTo(404);
    assertThat(((FakeResponse) one).headers()).isEqualTo(((FakeResponse) other).headers());
    assertThat(one.getBody()).isEqualTo(other.getBody());
  }

  private static FakeRequest as(String token, FakeRequest request) {
    return request.header("Authorization", token).header("X-Correlation-Id", CORRELATION);
  }

  private static String token(String subject) {
    JWTClaimsSet claims =
        issuer.claims().subject(subject).claim("scp", "Products.Read Products.Write").build();
    return "Bearer " + issuer.sign(claims);
  }
}
