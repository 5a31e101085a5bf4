package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFunctionsTest implements CallerContract {
  private static final String READ = "Products.Read";
  private static final String WRITE = "Products.Write";
  private static final String BOLT = "{\"sku\":\"BOLT\",\"name\":\"Bolt\",\"price\":2.50}";
  private static final String KEY = "aaaaaaaaaaaaaaaa";
  private static final String MARKER = "marker-7d1f";

  private static FakeIssuer issuer;

  private final FakeContext context = new FakeContext("Products");
  private final FakeProductStore store = new FakeProductStore();
  private final ProductFunctions functions = functions(new Tokens(issuer.settings()::get), store);

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Override
  public FakeIssuer issuer() {
    return issuer;
  }

  @Override
  public Object functions(Tokens tokens, RuntimeException failure) {
    FakeProductStore failing = new FakeProductStore();
    failing.failWith(failure);
    return functions(tokens, failing);
  }

  @Override
  public String role(Method function) {
    return function.getName().matches("list|get") ? READ : WRITE;
  }

  @Override
  public FakeRequest complete(FakeRequest request) {
    return request.json(BOLT).header("If-Match", "\"1\"");
  }

  @Test
  void createsReadsReplacesListsAndDeletes() {
    HttpResponseMessage created = create(BOLT);
    assertThat(created.getStatusCode()).isEqualTo(201);
    assertThat(created.getHeader("ETag")).isEqualTo("\"1\"");
    String id = created.getHeader("Location").replace("/api/products/", "");
    assertThat(created.getBody())
        .isEqualTo(
            "{\"id\":\""
                + id
                + "\",\"sku\":\"BOLT\",\"name\":\"Bolt\",\"price\":2.50,"
                + "\"created\":\"1970-01-01T00:00:00Z\"}");

    HttpResponseMessage read = get(id);
    assertThat(read.getStatusCode()).isEqualTo(200);
    assertThat(read.getBody()).isEqualTo(created.getBody());
    assertThat(read.getHeader("ETag")).isEqualTo("\"1\"");

    HttpResponseMessage replaced = replace(id, "\"1\"", BOLT.replace("2.50", "3"));
    assertThat(replaced.getStatusCode()).isEqualTo(200);
    assertThat(replaced.getHeader("ETag")).isEqualTo("\"2\"");
    assertThat(replaced.getBody()).asString().contains("\"price\":3.00");

    assertThat(list(request -> request).getBody())
        .asString()
        .contains("\"products\":[{\"id\":\"" + id)
        .endsWith("],\"continuation\":null}");

    assertThat(replace(id, "\"1\"", BOLT).getStatusCode()).isEqualTo(412);
    assertThat(delete(id, "\"1\"").getStatusCode()).isEqualTo(412);
    assertThat(delete(id, "\"2\"").getStatusCode()).isEqualTo(204);
    assertThat(get(id).getStatusCode()).isEqualTo(404);
  }

  @Test
  void passesTheKeyOfACreationOn() {
    HttpResponseMessage first = create(BOLT, KEY);

    assertThat(create(BOLT, KEY).getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(create(BOLT, KEY + "-2").getHeader("Location"))
        .isNotEqualTo(first.getHeader("Location"));
    assertThat(create(BOLT, "short").getStatusCode()).isEqualTo(400);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(400, "nothing", null),
        Arguments.of(400, "no JSON", "sku=BOLT"),
        Arguments.of(400, "a name twice", BOLT.replace("}", ",\"sku\":\"A\"}")),
        Arguments.of(400, "text after the object", BOLT + "{}"),
        Arguments.of(400, "a huge number", BOLT.replace("2.50", "1e999999999")),
        Arguments.of(413, "too much", BOLT.replace("Bolt", "x".repeat(16 * 1024))),
        Arguments.of(422, "an unknown field", BOLT.replace("}", ",\"owner\":\"b\"}")),
        Arguments.of(422, "a version", BOLT.replace("}", ",\"version\":7}")),
        Arguments.of(422, "no sku", BOLT.replace("\"sku\":\"BOLT\",", "")),
        Arguments.of(422, "a sku of another form", BOLT.replace("BOLT", "bolt")),
        Arguments.of(422, "a blank name", BOLT.replace("Bolt", " ")),
        Arguments.of(422, "a long name", BOLT.replace("Bolt", "x".repeat(101))),
        Arguments.of(422, "what ends a text", BOLT.replace("Bolt", "a\\u0000b")),
        Arguments.of(422, "half a character", BOLT.replace("Bolt", "a\\ud800b")),
        Arguments.of(422, "no price", BOLT.replace(",\"price\":2.50", "")),
        Arguments.of(422, "a negative price", BOLT.replace("2.50", "-0.01")),
        Arguments.of(422, "a large price", BOLT.replace("2.50", "1000000.01")),
        Arguments.of(422, "a third decimal", BOLT.replace("2.50", "2.505")),
        Arguments.of(422, "a price as text", BOLT.replace("2.50", "\"2.50\"")));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("bodies")
  void refusesABody(int status, String name, String body) {
    assertThat(create(body).getStatusCode()).as(name).isEqualTo(status);
    assertThat(replace(UUID.randomUUID().toString(), "\"1\"", body).getStatusCode())
        .as(name)
        .isEqualTo(status);
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "sort, ``",
        "sort, name",
        "sort, NEWEST",
        "sort, `price; drop table products.product`",
        "sort, `created desc, (select pg_sleep(9))`",
        "pageSize, 0",
        "pageSize, 101",
        "pageSize, 010",
        "pageSize, 1e2",
        "pageSize, `1; drop table products.product`",
        "continuation, ``",
        "continuation, `' or '1'='1`",
        "continuation, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
      })
  void refusesAList(String name, String value) {
    assertThat(list(request -> request.query(name, value)).getStatusCode()).isEqualTo(400);
    assertThat(store.uses()).isZero();
  }

  @Test
  void listsInTheOrderThatWasAskedFor() {
    create(BOLT);
    create(BOLT.replace("BOLT", "NUT"));

    String body =
        (String) list(request -> request.query("sort", "price").query("pageSize", "1")).getBody();
    String continuation = body.replaceAll(".*\"continuation\":\"([^\"]+)\"}", "$1");

    assertThat(PageCursor.of(continuation, PageOrder.PRICE).key()).isEqualTo(7);
    assertThat(
            list(request -> request.query("sort", "price").query("continuation", continuation))
                .getStatusCode())
        .isEqualTo(200);
    assertThat(list(request -> request.query("continuation", continuation)).getStatusCode())
        .as("it belongs to the other order")
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "x' or '1' eq '1",
        "%2e%2e%2f",
        "1-1-1-1-1",
        "{00000000-0000-4000-8000-000000000001}",
        "00000000-0000-4000-8000-00000000000A"
      })
  void knowsNoProductUnderATrickyAddress(String id) {
    assertThat(get(id).getStatusCode()).isEqualTo(404);
    assertThat(replace(id, "\"1\"", BOLT).getStatusCode()).isEqualTo(404);
    assertThat(delete(id, "\"1\"").getStatusCode()).isEqualTo(404);
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "01", "-1", "1.0", "v1", "9999999999999999999", "1 or 1=1"})
  void knowsNoVersionThatItDidNotWrite(String version) {
    String id = create(BOLT).getHeader("Location").replace("/api/products/", "");

    assertThat(replace(id, '"' + version + '"', BOLT).getStatusCode()).isIn(400, 412);
    assertThat(delete(id, '"' + version + '"').getStatusCode()).isIn(400, 412);
    assertThat(get(id).getHeader("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void asksForTheVersionThatAWriteReplaces() {
    String id = UUID.randomUUID().toString();
    FakeRequest blind = as(WRITE, FakeRequest.put("/api/products/" + id)).json(BOLT);
    FakeRequest blindDelete = as(WRITE, FakeRequest.delete("/api/products/" + id));

    assertThat(functions.replace(blind, id, context).getStatusCode()).isEqualTo(428);
    assertThat(functions.delete(blindDelete, id, context).getStatusCode()).isEqualTo(428);
    assertThat(replace(id, "*", BOLT).getStatusCode()).isEqualTo(428);
    assertThat(store.uses()).isZero();
  }

  @Test
  void saysWhenToComeBackWhileTheDatabaseIsUnavailable() {
    store.failWith(new DatabaseUnavailable(new SQLException(MARKER, "57014"), "57014"));

    HttpResponseMessage response = get(UUID.randomUUID().toString());

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(context.lines())
        .anyMatch(
            line ->
                line.startsWith("SEVERE")
                    && line.contains("\"event\":\"database-unavailable\"")
                    && line.contains("\"sqlState\":\"57014\""))
        .noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void servesNobodyWhileTheDatabaseIsNotConfigured() {
    ProductFunctions unconfigured =
        new ProductFunctions(
            new Tokens(issuer.settings()::get),
            new Lazy<>(
                () ->
                    new ProductService(
                        new SqlProductStore(
                            Database.open(DatabaseSettings.from(name -> MARKER + "?x"))))));

    HttpResponseMessage response =
        unconfigured.list(as(READ, FakeRequest.get("/api/products")), context);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(context.lines())
        .anyMatch(
            line -> line.contains("database-not-configured") && line.contains("DATABASE_HOST"))
        .noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void doesNotBuildTheDatabaseForARejectedCall() {
    ProductFunctions fragile =
        new ProductFunctions(
            new Tokens(issuer.settings()::get),
            () -> {
              throw new IllegalStateException("The database was asked for");
            });

    assertThat(fragile.list(FakeRequest.get("/api/products"), context).getStatusCode())
        .isEqualTo(401);
    assertThat(fragile.list(as("Other", FakeRequest.get("/api/products")), context).getStatusCode())
        .isEqualTo(403);
  }

  @Test
  void logsNeitherTokenNorBodyNorCaller() {
    String token = issuer.bearer(WRITE);
    FakeRequest request =
        FakeRequest.post("/api/products")
            .header("Authorization", token)
            .json(BOLT.replace("Bolt", MARKER));

    assertThat(functions.create(request, context).getStatusCode()).isEqualTo(201);
    assertThat(context.lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(MARKER))
        .noneMatch(line -> line.contains("caller-1"))
        .noneMatch(line -> line.contains(token.substring(7, 60)));
  }

  private static ProductFunctions functions(Tokens tokens, ProductStore store) {
    return new ProductFunctions(tokens, new Lazy<>(() -> new ProductService(store)));
  }

  private HttpResponseMessage create(String body) {
    FakeRequest request = as(WRITE, FakeRequest.post("/api/products")).json(body);
    return functions.create(request, context);
  }

  private HttpResponseMessage create(String body, String key) {
    FakeRequest request = as(WRITE, FakeRequest.post("/api/products")).json(body);
    return functions.create(request.header("Idempotency-Key", key), context);
  }

  private HttpResponseMessage list(UnaryOperator<FakeRequest> query) {
    return functions.list(query.apply(as(READ, FakeRequest.get("/api/products"))), context);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(as(READ, FakeRequest.get("/api/products")), id, context);
  }

  private HttpResponseMessage replace(String id, String etag, String body) {
    FakeRequest request = as(WRITE, FakeRequest.put("/api/products")).header("If-Match", etag);
    return functions.replace(request.json(body), id, context);
  }

  private HttpResponseMessage delete(String id, String etag) {
    FakeRequest request = as(WRITE, FakeRequest.delete("/api/products")).header("If-Match", etag);
    return functions.delete(request, id, context);
  }

  private static FakeRequest as(String role, FakeRequest request) {
    return request.header("Authorization", issuer.bearer(role));
  }
}
