package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemFunctionsTest implements CallerContract {
  private static final String READ = "Items.Read";
  private static final String WRITE = "Items.Write";
  private static final String BOLT = "{\"name\":\"Bolt\",\"quantity\":3}";
  private static final String MARKER = "marker-7d1f";

  private static FakeIssuer issuer;

  private final FakeContext context = new FakeContext("Items");
  private final FakeItemStore store = new FakeItemStore();
  private final ItemFunctions functions =
      new ItemFunctions(
          new Tokens(issuer.settings()::get), new Lazy<>(() -> new ItemService(store)));

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void createsReadsReplacesListsAndDeletes() {
    HttpResponseMessage created =
        functions.create(
            as(WRITE, FakeRequest.post("/api/items"))
                .json("{\"name\":\"Bolt\",\"description\":\"M8 \\\"zinc\\\"\",\"quantity\":3}"),
            context);
    assertThat(created.getStatusCode()).isEqualTo(201);
    Shown shown = shown(created);
    assertThat(shown.content()).isEqualTo(new ItemContent("Bolt", "M8 \"zinc\"", 3));
    assertThat(created.getHeader("Location")).isEqualTo("/api/items/" + shown.id());
    assertThat(created.getHeader("ETag")).isEqualTo("\"v1\"");

    HttpResponseMessage read = get(shown.id());
    assertThat(read.getStatusCode()).isEqualTo(200);
    assertThat(shown(read)).isEqualTo(shown);
    assertThat(read.getHeader("ETag")).isEqualTo(created.getHeader("ETag"));

    HttpResponseMessage replaced =
        replace(shown.id(), read.getHeader("ETag"), "{\"name\":\"Nut\",\"quantity\":0}");
    assertThat(replaced.getStatusCode()).isEqualTo(200);
    assertThat(shown(replaced).content()).isEqualTo(new ItemContent("Nut", null, 0));
    assertThat(replaced.getHeader("ETag")).isNotEqualTo(read.getHeader("ETag"));
    assertThat(get(shown.id()).getHeader("ETag")).isEqualTo(replaced.getHeader("ETag"));

    HttpResponseMessage listed = functions.list(as(READ, FakeRequest.get("/api/items")), context);
    assertThat(listed.getStatusCode()).isEqualTo(200);
    assertThat(listed.getBody())
        .asString()
        .contains("\"id\":\"" + shown.id() + "\"")
        .endsWith("],\"continuation\":null}");

    HttpResponseMessage deleted = delete(shown.id(), replaced.getHeader("ETag"));
    assertThat(deleted.getStatusCode()).isEqualTo(204);
    assertThat(deleted.getBody()).isNull();
    assertThat(get(shown.id()).getStatusCode()).isEqualTo(404);
  }

  @Test
  void listsInPages() {
    for (int i = 0; i < 3; i++) {
      created();
    }

    FakeRequest first = as(READ, FakeRequest.get("/api/items")).query("pageSize", "2");
    String body = (String) functions.list(first, context).getBody();
    String continuation = body.replaceAll(".*\"continuation\":\"([^\"]+)\"}", "$1");
    FakeRequest second =
        as(READ, FakeRequest.get("/api/items")).query("continuation", continuation);

    assertThat(body.split("\"id\":")).hasSize(3);
    assertThat(functions.list(second, context).getBody())
        .asString()
        .contains("\"id\":")
        .endsWith("\"continuation\":null}");
  }

  @Override
  public FakeIssuer issuer() {
    return issuer;
  }

  @Override
  public Object functions(Tokens tokens, RuntimeException failure) {
    FakeItemStore failing = new FakeItemStore();
    failing.failWith(failure);
    return new ItemFunctions(tokens, () -> new ItemService(failing));
  }

  @Override
  public String role(Method function) {
    return function.getName().matches("list|get") ? READ : WRITE;
  }

  @Override
  public FakeRequest complete(FakeRequest request) {
    return request.json(BOLT).header("If-Match", "\"v1\"");
  }

  @Test
  void doesNotBuildTheStoreForARejectedCall() {
    ItemFunctions fragile =
        new ItemFunctions(
            new Tokens(issuer.settings()::get),
            () -> {
              throw new IllegalStateException("The store was asked for");
            });

    assertThat(fragile.list(FakeRequest.get("/"), context).getStatusCode()).isEqualTo(401);
    assertThat(fragile.list(as("Other", FakeRequest.get("/")), context).getStatusCode())
        .isEqualTo(403);
  }

  @Test
  void doesNotReadTheBodyOfARejectedCall() {
    FakeRequest tooLarge = FakeRequest.post("/api/items").json("x".repeat(1_000_000));

    assertThat(functions.create(tooLarge, context).getStatusCode()).isEqualTo(401);
  }

  @Test
  void keepsTheItemsOfOtherCallersOutOfReach() {
    HttpResponseMessage created = created();
    String id = shown(created).id();
    String stranger =
        "Bearer "
            + issuer.sign(
                issuer.claims().subject("caller-2").claim("scp", READ + " " + WRITE).build());

    FakeRequest read = FakeRequest.get("/api/items/" + id).header("Authorization", stranger);
    FakeRequest list = FakeRequest.get("/api/items").header("Authorization", stranger);
    FakeRequest delete =
        FakeRequest.delete("/api/items/" + id)
            .header("Authorization", stranger)
            .header("If-Match", created.getHeader("ETag"));

    assertThat(functions.get(read, id, context).getStatusCode()).isEqualTo(404);
    assertThat(functions.delete(delete, id, context).getStatusCode()).isEqualTo(404);
    assertThat(functions.list(list, context).getBody()).asString().contains("\"items\":[]");
    assertThat(get(id).getStatusCode()).isEqualTo(200);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(400, "nothing", null),
        Arguments.of(400, "no JSON", "name=Bolt"),
        Arguments.of(400, "an array", "[" + BOLT + "]"),
        Arguments.of(400, "a name twice", "{\"name\":\"a\",\"name\":\"b\",\"quantity\":1}"),
        Arguments.of(400, "text after the object", BOLT + "{}"),
        Arguments.of(400, "deep nesting", "{\"name\":" + "[".repeat(50) + "]".repeat(50) + "}"),
        Arguments.of(413, "too much", "{\"name\":\"" + "x".repeat(16 * 1024) + "\"}"),
        Arguments.of(422, "an unknown field", "{\"name\":\"a\",\"quantity\":1,\"owner\":\"b\"}"),
        Arguments.of(422, "an id", "{\"name\":\"a\",\"quantity\":1,\"id\":\"b\"}"),
        Arguments.of(422, "no name", "{\"quantity\":1}"),
        Arguments.of(422, "a blank name", "{\"name\":\"  \",\"quantity\":1}"),
        Arguments.of(422, "a long name", "{\"name\":\"" + "x".repeat(101) + "\",\"quantity\":1}"),
        Arguments.of(
            422,
            "a long description",
            "{\"name\":\"a\",\"description\":\"" + "x".repeat(1_001) + "\",\"quantity\":1}"),
        Arguments.of(422, "no quantity", "{\"name\":\"a\"}"),
        Arguments.of(422, "a negative quantity", "{\"name\":\"a\",\"quantity\":-1}"),
        Arguments.of(422, "a large quantity", "{\"name\":\"a\",\"quantity\":1000001}"),
        Arguments.of(422, "a fraction", "{\"name\":\"a\",\"quantity\":1.5}"),
        Arguments.of(422, "a quantity as text", "{\"name\":\"a\",\"quantity\":\"1\"}"));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("bodies")
  void refusesABody(int status, String name, String body) {
    HttpResponseMessage item = created();
    int uses = store.uses();
    FakeRequest create = as(WRITE, FakeRequest.post("/api/items")).json(body);

    assertThat(functions.create(create, context).getStatusCode()).as(name).isEqualTo(status);
    assertThat(replace(shown(item).id(), item.getHeader("ETag"), body).getStatusCode())
        .as(name)
        .isEqualTo(status);
    assertThat(store.uses()).isEqualTo(uses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp", ""})
  void refusesABodyThatIsNotSentAsJson(String type) {
    FakeRequest request =
        as(WRITE, FakeRequest.post("/api/items")).json(BOLT).header("Content-Type", type);

    assertThat(functions.create(request, context).getStatusCode()).isEqualTo(415);
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "x' or '1' eq '1", "%2e%2e%2f", "a/b", "a#b", "a?b", "a\\b"})
  void knowsNoItemUnderATrickyAddress(String id) {
    assertThat(get(id).getStatusCode()).isEqualTo(404);
    assertThat(replace(id, "\"v1\"", BOLT).getStatusCode()).isEqualTo(404);
    assertThat(delete(id, "\"v1\"").getStatusCode()).isEqualTo(404);
    assertThat(store.uses()).isZero();
  }

  @Test
  void asksForTheVersionThatAWriteReplaces() {
    HttpResponseMessage item = created();
    String id = shown(item).id();
    FakeRequest blind = as(WRITE, FakeRequest.put("/api/items/" + id)).json(BOLT);
    FakeRequest blindDelete = as(WRITE, FakeRequest.delete("/api/items/" + id));

    assertThat(functions.replace(blind, id, context).getStatusCode()).isEqualTo(428);
    assertThat(functions.delete(blindDelete, id, context).getStatusCode()).isEqualTo(428);
    assertThat(replace(id, "*", BOLT).getStatusCode()).isEqualTo(428);
    assertThat(delete(id, "*").getStatusCode()).isEqualTo(428);
    assertThat(get(id).getHeader("ETag")).isEqualTo(item.getHeader("ETag"));
  }

  @Test
  void losesNoUpdate() {
    HttpResponseMessage item = created();
    String id = shown(item).id();
    String seen = item.getHeader("ETag");
    HttpResponseMessage first = replace(id, seen, BOLT);

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(replace(id, seen, "{\"name\":\"Late\",\"quantity\":1}").getStatusCode())
        .isEqualTo(412);
    assertThat(delete(id, seen).getStatusCode()).isEqualTo(412);
    assertThat(delete(id, "W/" + first.getHeader("ETag")).getStatusCode())
        .as("a weak tag matches nothing")
        .isEqualTo(412);
    assertThat(get(id).getBody()).isEqualTo(first.getBody());
  }

  @Test
  void saysWhenToComeBackWhileTheStoreIsUnavailable() {
    store.failWith(new StoreUnavailable(new IOException(MARKER)));

    HttpResponseMessage response = get(UUID.randomUUID().toString());

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(context.lines())
        .anyMatch(line -> line.startsWith("SEVERE") && line.contains("store-unavailable"));
  }

  @Test
  void logsNeitherTokenNorBodyNorCaller() {
    String token = issuer.bearer(READ, WRITE);
    FakeRequest good =
        FakeRequest.post("/api/items")
            .header("Authorization", token)
            .json("{\"name\":\"" + MARKER + "\",\"quantity\":1}");
    FakeRequest bad =
        FakeRequest.post("/api/items")
            .header("Authorization", token)
            .json("{\"" + MARKER + "\":\"" + MARKER + "\"}");
    FakeRequest rejected = FakeRequest.post("/api/items").header("Authorization", token + MARKER);

    assertThat(functions.create(good, context).getStatusCode()).isEqualTo(201);
    assertThat(functions.create(bad, context).getStatusCode()).isEqualTo(422);
    assertThat(functions.create(rejected, context).getStatusCode()).isEqualTo(401);
    assertThat(context.lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(MARKER))
        .noneMatch(line -> line.contains("caller-1"))
        .noneMatch(line -> line.contains(token.substring(7, 60)));
  }

  static Stream<Arguments> replies() {
    String unknown = "/" + UUID.randomUUID();
    return Stream.of(
        reply(200, "GET", "", request -> as(READ, request)),
        reply(201, "POST", "", request -> as(WRITE, request).json(BOLT)),
        reply(400, "GET", "", request -> as(READ, request).query("pageSize", "0")),
        reply(400, "GET", "", request -> as(READ, request).query("continuation", "x")),
        reply(400, "POST", "", request -> as(WRITE, request).json("{")),
        reply(401, "GET", "", request -> {}),
        reply(403, "GET", "", request -> as(WRITE, request)),
        reply(404, "GET", unknown, request -> as(READ, request)),
        reply(404, "DELETE", unknown, request -> as(WRITE, request).header("If-Match", "\"v1\"")),
        reply(412, "DELETE", unknown, request -> as(WRITE, request).header("If-Match", "W/\"v1\"")),
        reply(413, "POST", "", request -> as(WRITE, request).json("x".repeat(20_000))),
        reply(415, "POST", "", request -> as(WRITE, request)),
        reply(422, "POST", "", request -> as(WRITE, request).json("{}")),
        reply(428, "PUT", unknown, request -> as(WRITE, request).json(BOLT)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("replies")
  void securesEveryReply(
      int status, String method, String path, Consumer<FakeRequest> preparation) {
    FakeRequest request =
        switch (method) {
          case "GET" -> FakeRequest.get("/api/items" + path);
          case "POST" -> FakeRequest.post("/api/items" + path);
          case "PUT" -> FakeRequest.put("/api/items" + path);
          default -> FakeRequest.delete("/api/items" + path);
        };
    preparation.accept(request);
    request.header("X-Correlation-Id", "correlation-1");
    String id = path.isEmpty() ? "" : path.substring(1);

    HttpResponseMessage response =
        switch (method) {
          case "GET" ->
              id.isEmpty() ? functions.list(request, context) : functions.get(request, id, context);
          case "POST" -> functions.create(request, context);
          case "PUT" -> functions.replace(request, id, context);
          default -> functions.delete(request, id, context);
        };

    assertThat(response.getStatusCode()).isEqualTo(status);
    CallerContract.assertSecured(response);
    assertThat(response.getHeader("X-Correlation-Id")).isEqualTo("correlation-1");
    if (status >= 400) {
      assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
      assertThat(response.getBody())
          .asString()
          .contains("\"status\":" + status)
          .contains("\"instance\":\"urn:correlation:correlation-1\"");
    }
  }

  private static Arguments reply(
      int status, String method, String path, Consumer<FakeRequest> preparation) {
    return Arguments.of(status, method, path, preparation);
  }

  private static FakeRequest as(String role, FakeRequest request) {
    return request.header("Authorization", issuer.bearer(role));
  }

  private HttpResponseMessage created() {
    return functions.create(as(WRITE, FakeRequest.post("/api/items")).json(BOLT), context);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(as(READ, FakeRequest.get("/api/items/" + UUID.randomUUID())), id, context);
  }

  private HttpResponseMessage replace(String id, String etag, String body) {
    FakeRequest request = as(WRITE, FakeRequest.put("/api/items")).header("If-Match", etag);
    return functions.replace(request.json(body), id, context);
  }

  private HttpResponseMessage delete(String id, String etag) {
    FakeRequest request = as(WRITE, FakeRequest.delete("/api/items")).header("If-Match", etag);
    return functions.delete(request, id, context);
  }

  private static Shown shown(HttpResponseMessage response) {
    return Json.read(
        (String) response.getBody(),
        Call.MAX_BODY_BYTES,
        json ->
            new Shown(
                json.text("id"),
                new ItemContent(
                    json.text("name"), json.text("description"), json.integer("quantity"))));
  }

  /** An item as a reply shows it. */
  private record Shown(String id, ItemContent content) {}
}
