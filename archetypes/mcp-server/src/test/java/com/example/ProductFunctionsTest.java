package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFunctionsTest {
  private static final String READ = "Products.Read";
  private static final String RESERVE = "Products.Reserve";
  private static final String MARKER = "marker-7d1f";
  private static final String NOTHING = "{}";

  private static FakeIssuer issuer;

  private final FakeContext context = new FakeContext("Tool");
  private final FakeProductStore store =
      new FakeProductStore()
          .with("bolt-m8", "Bolt M8", "Zinc plated, 40 mm", Category.FASTENERS, 5)
          .with("gloves", "Gloves", "Cut resistant; grip every BOLT", Category.SAFETY, 2)
          .with("wrench", "Wrench", "13 mm", Category.TOOLS, 1);
  private final ProductFunctions functions =
      new ProductFunctions(
          new Tokens(issuer.settings()::get), new Lazy<>(() -> new ProductService(store)));

  /** Every tool, with arguments that it takes and the role that it asks for. */
  private enum Tool {
    SEARCH(READ, "{\"query\":\"bolt\"}") {
      @Override
      String call(ProductFunctions functions, String payload, ExecutionContext context) {
        return functions.search(payload, context);
      }
    },
    GET(READ, "{\"id\":\"bolt-m8\"}") {
      @Override
      String call(ProductFunctions functions, String payload, ExecutionContext context) {
        return functions.get(payload, context);
      }
    },
    RESERVATION(RESERVE, "{\"id\":\"bolt-m8\",\"quantity\":2,\"key\":\"key-0001\"}") {
      @Override
      String call(ProductFunctions functions, String payload, ExecutionContext context) {
        return functions.reserve(payload, context);
      }
    };

    private final String role;
    private final String arguments;

    Tool(String role, String arguments) {
      this.role = role;
      this.arguments = arguments;
    }

    abstract String call(ProductFunctions functions, String payload, ExecutionContext context);

    String otherRole() {
      return role.equals(READ) ? RESERVE : READ;
    }
  }

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void findsProductsByText() {
    assertThat(call(Tool.SEARCH, "{\"query\":\" BOLT \"}"))
        .isEqualTo(
            "{\"products\":["
                + "{\"id\":\"bolt-m8\",\"name\":\"Bolt M8\",\"description\":\"Zinc plated, 40 mm\","
                + "\"category\":\"fasteners\",\"available\":5},"
                + "{\"id\":\"gloves\",\"name\":\"Gloves\","
                + "\"description\":\"Cut resistant; grip every BOLT\","
                + "\"category\":\"safety\",\"available\":2}],\"truncated\":false}");
  }

  @Test
  void narrowsASearch() {
    assertThat(call(Tool.SEARCH, "{\"query\":\"bolt\",\"category\":\"safety\"}"))
        .contains("gloves")
        .doesNotContain("bolt-m8");
    assertThat(call(Tool.SEARCH, "{\"query\":\"bolt\",\"limit\":1}"))
        .contains("bolt-m8", "\"truncated\":true")
        .doesNotContain("gloves");
    assertThat(call(Tool.SEARCH, "{\"query\":\"nothing like it\"}"))
        .isEqualTo("{\"products\":[],\"truncated\":false}");
  }

  @Test
  void findsTenUnlessMoreAreWanted() {
    for (int i = 0; i < 50; i++) {
      store.with("item-" + i, "Item", "", Category.TOOLS, i);
    }

    assertThat(ids(call(Tool.SEARCH, "{\"query\":\"item\"}"))).isEqualTo(10);
    assertThat(ids(call(Tool.SEARCH, "{\"query\":\"item\",\"limit\":20}"))).isEqualTo(20);
  }

  @Test
  void answersWithinTheCapWhateverTheStoreHolds() {
    fill(20_000);

    String text = call(Tool.SEARCH, "{\"query\":\"item\",\"limit\":20}");

    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(16 * 1024);
    assertThat(text).contains("\"truncated\":true", "\"shortened\":true");
    assertThat(ids(text)).isBetween(1, 19);
    assertThat(call(Tool.GET, "{\"id\":\"item-1\"}").getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(16 * 1024);
  }

  @Test
  void saysInTheLogHowManyRowsHoldNoProduct() {
    store.passOver(7);

    assertThat(call(Tool.SEARCH, Tool.SEARCH.arguments)).contains("bolt-m8");
    assertThat(context.lines())
        .anyMatch(line -> line.contains("rows-passed-over") && line.contains("\"count\":\"7\""));
  }

  @Test
  void tellsOneProduct() {
    assertThat(call(Tool.GET, "{\"id\":\"wrench\"}"))
        .isEqualTo(
            "{\"id\":\"wrench\",\"name\":\"Wrench\",\"description\":\"13 mm\","
                + "\"category\":\"tools\",\"available\":1}");
    assertThat(call(Tool.GET, "{\"id\":\"absent\"}")).contains("\"status\":404");
  }

  @Test
  void showsStoredTextWithoutWhatIsInvisible() {
    store.with("odd", "Odd\u202e\u200b name", "line\r\n{\"status\":\u0000 401}", Category.TOOLS, 0);

    assertThat(call(Tool.GET, "{\"id\":\"odd\"}"))
        .contains("\"name\":\"Odd name\"", "\"description\":\"line {\\\"status\\\":  401}\"");
  }

  @Test
  void reservesOnceForEachKey() {
    String once = call(Tool.RESERVATION, Tool.RESERVATION.arguments);
    String again = call(Tool.RESERVATION, Tool.RESERVATION.arguments);

    assertThat(once).matches("\\{\"reservation\":\"[0-9a-f]{64}\",\"product\":\"bolt-m8\",.*");
    assertThat(again).isEqualTo(once);
    assertThat(call(Tool.GET, Tool.GET.arguments)).contains("\"available\":3");

    String other = Tool.RESERVATION.arguments.replace("0001", "0002");
    assertThat(call(Tool.RESERVATION, other)).contains("reservation").isNotEqualTo(once);
    assertThat(call(Tool.GET, Tool.GET.arguments)).contains("\"available\":1");
    assertThat(call(Tool.RESERVATION, other.replace("0002", "0003"))).contains("\"status\":409");
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    String mine = call(Tool.RESERVATION, Tool.RESERVATION.arguments);
    String stranger =
        issuer.sign(issuer.claims().subject("caller-2").claim("roles", List.of(RESERVE)).build());

    String theirs =
        Tool.RESERVATION.call(
            functions,
            McpPayload.of(Tool.RESERVATION.arguments)
                .header("Authorization", "Bearer " + stranger)
                .json(),
            context);

    assertThat(theirs).contains("reservation").isNotEqualTo(mine);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void answersACallerWithTheRole(Tool tool) {
    assertThat(call(tool, tool.arguments)).doesNotContain("status");
    assertThat(store.uses()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void findsTheTokenUnderALowerCaseName(Tool tool) {
    String payload =
        McpPayload.of(tool.arguments).header("authorization", issuer.bearer(tool.role)).json();

    assertThat(tool.call(functions, payload, context)).doesNotContain("status");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void letsNobodyInWithTheRoleOfAnotherTool(Tool tool) {
    assertRefused(403, tool, payload(tool.arguments, tool.otherRole()));
    assertRefused(403, tool, payload(tool.arguments, tool.role + "All"));
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void letsNobodyInWithoutAToken(Tool tool) {
    assertRefused(401, tool, McpPayload.of(tool.arguments).json());
    assertRefused(401, tool, "{\"arguments\":" + tool.arguments + "}");
    assertRefused(401, tool, "{\"arguments\":" + tool.arguments + ",\"transport\":{}}");
    assertRefused(
        401,
        tool,
        "{\"arguments\":" + tool.arguments + ",\"transport\":{\"properties\":{\"headers\":null}}}");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void takesNoTokenFromAnywhereButTheHeader(Tool tool) {
    String bearer = issuer.bearer(tool.role);

    assertRefused(
        401,
        tool,
        McpPayload.of("{\"Authorization\":\"" + bearer + "\"}")
            .header("X-Authorization", bearer)
            .header("X-MS-TOKEN-AAD-ACCESS-TOKEN", bearer)
            .json());
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        Arguments.of("another audience", claims().audience("other")),
        Arguments.of("another tenant", claims().claim("tid", "22222222-0000-4000-8000-0000000000")),
        Arguments.of("another issuer", claims().issuer("https://issuer.example.com/v2.0")),
        Arguments.of("an expired token", claims().expirationTime(past())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void letsNobodyInWithATokenForSomethingElse(String name, JWTClaimsSet.Builder claims) {
    for (Tool tool : Tool.values()) {
      String token = issuer.sign(claims.build());
      String payload =
          McpPayload.of(tool.arguments).header("Authorization", "Bearer " + token).json();

      assertRefused(401, tool, payload);
    }
    assertThat(context.lines()).as(name).anyMatch(line -> line.contains("token-refused"));
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void letsNobodyInWhileTokensAreNotConfigured(Tool tool) {
    ProductFunctions unconfigured =
        new ProductFunctions(new Tokens(name -> null), () -> new ProductService(store));

    assertThat(tool.call(unconfigured, payload(tool.arguments, tool.role), context))
        .contains("\"status\":503")
        .doesNotContain("TOKEN_ISSUER");
    assertThat(context.lines()).anyMatch(line -> line.contains("TOKEN_ISSUER"));
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void doesNotBuildTheStoreForARejectedCall(Tool tool) {
    ProductFunctions fragile =
        new ProductFunctions(
            new Tokens(issuer.settings()::get),
            () -> {
              throw new IllegalStateException("The store was asked for");
            });

    assertThat(tool.call(fragile, McpPayload.of(tool.arguments).json(), context))
        .contains("\"status\":401");
    assertThat(tool.call(fragile, payload(NOTHING, tool.role), context)).contains("\"status\":422");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void tellsNothingAboutArgumentsBeforeTheCallerIsKnown(Tool tool) {
    assertRefused(401, tool, McpPayload.of("{\"" + MARKER + "\":1}").json());
    assertRefused(403, tool, payload("{\"" + MARKER + "\":1}", tool.otherRole()));
  }

  static Stream<Arguments> arguments() {
    return Stream.of(
        Arguments.of(Tool.SEARCH, NOTHING, "arguments.query"),
        Arguments.of(Tool.SEARCH, "null", "arguments"),
        Arguments.of(Tool.SEARCH, "{\"query\":\" \"}", "arguments.query"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"" + "q".repeat(101) + "\"}", "arguments.query"),
        Arguments.of(Tool.SEARCH, "{\"query\":7}", "arguments.query"),
        Arguments.of(Tool.SEARCH, "{\"query\":[\"q\"]}", "arguments.query"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"limit\":0}", "arguments.limit"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"limit\":21}", "arguments.limit"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"limit\":1.5}", "arguments.limit"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"limit\":\"5\"}", "arguments.limit"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"category\":\"all\"}", "arguments.category"),
        Arguments.of(Tool.SEARCH, "{\"query\":\"q\",\"extra\":1}", "arguments.extra"),
        Arguments.of(Tool.GET, "{\"id\":\"\"}", "arguments.id"),
        Arguments.of(Tool.GET, "{\"id\":\"Bolt\"}", "arguments.id"),
        Arguments.of(Tool.GET, "{\"id\":\"a' or 'a' eq 'a\"}", "arguments.id"),
        Arguments.of(Tool.GET, "{\"id\":\"../product-x\"}", "arguments.id"),
        Arguments.of(Tool.GET, "{\"id\":\"bolt\\n\"}", "arguments.id"),
        Arguments.of(Tool.GET, "{\"id\":\"" + "a".repeat(41) + "\"}", "arguments.id"),
        Arguments.of(Tool.RESERVATION, reservation(0, "key-0001"), "arguments.quantity"),
        Arguments.of(Tool.RESERVATION, reservation(-1, "key-0001"), "arguments.quantity"),
        Arguments.of(Tool.RESERVATION, reservation(11, "key-0001"), "arguments.quantity"),
        Arguments.of(Tool.RESERVATION, reservation(1, "short"), "arguments.key"),
        Arguments.of(Tool.RESERVATION, reservation(1, "key/0001"), "arguments.key"),
        Arguments.of(Tool.RESERVATION, reservation(1, "k".repeat(65)), "arguments.key"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("arguments")
  void saysWhichArgumentBreaksItsRule(Tool tool, String arguments, String field) {
    assertThat(call(tool, arguments))
        .contains("\"status\":422", "\"violations\":[{\"field\":\"" + field + "\"");
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "no JSON",
        "{\"arguments\":{\"query\":\"a\",\"query\":\"b\"}}",
        "{\"arguments\":{}} {}",
        "{\"transport\":\"text\"}",
        "{\"transport\":{\"properties\":{\"headers\":{\"Authorization\":[]}}}}"
      })
  void refusesAPayloadThatTheHostWouldNotWrite(String payload) {
    for (Tool tool : Tool.values()) {
      assertThat(tool.call(functions, payload, context)).containsPattern("\"status\":4(00|22)");
    }
    assertThat(Tool.SEARCH.call(functions, null, context)).contains("\"status\":400");
    assertThat(store.uses()).isZero();
  }

  @Test
  void refusesAHugeOrDeepPayloadBeforeItLooksAtIt() {
    String huge = "{\"query\":\"" + "q".repeat(128 * 1024) + "\"}";
    String deep = "{\"query\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

    assertThat(call(Tool.SEARCH, huge)).contains("\"status\":413");
    assertThat(call(Tool.SEARCH, deep)).contains("\"status\":400");
    assertThat(call(Tool.SEARCH, "{\"query\":\"a\",\"limit\":1e999999999}"))
        .contains("\"status\":400");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void saysThatTheStoreIsDownAndNothingElse(Tool tool) {
    store.failWith(new StoreUnavailable(new IllegalStateException(MARKER)));

    assertThat(call(tool, tool.arguments))
        .contains("\"status\":503", "urn:correlation:" + context.getInvocationId())
        .doesNotContain(MARKER);
    assertThat(context.lines()).anyMatch(line -> line.contains("store-unavailable"));
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void neverShowsAnException(Tool tool) {
    store.failWith(new IllegalStateException(MARKER));

    assertThat(call(tool, tool.arguments))
        .contains("\"status\":500", "urn:correlation:" + context.getInvocationId())
        .doesNotContain(MARKER, "Exception");
    assertThat(String.join("\n", context.lines()))
        .contains("IllegalStateException")
        .doesNotContain(MARKER);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void logsNeitherTokensNorArguments(Tool tool) {
    String bearer = issuer.bearer(tool.role);
    String hostile = "{\"query\":\"" + MARKER + "\",\"id\":\"" + MARKER + "\\n\\u0000\"}";
    for (String arguments : List.of(tool.arguments, hostile)) {
      tool.call(
          functions, McpPayload.of(arguments).header("Authorization", bearer).json(), context);
      tool.call(
          functions,
          McpPayload.of(arguments).header("Authorization", "Bearer " + MARKER).json(),
          context);
    }

    assertThat(context.lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain(MARKER, bearer.substring(7), "caller-1", "bolt")
                    .contains("\"correlation\":\"" + context.getInvocationId() + "\""));
  }

  private void fill(int products) {
    for (int i = 0; i < products; i++) {
      store.with("item-" + i, "Item \"" + "\u96fb".repeat(200), "d".repeat(900), Category.TOOLS, i);
    }
  }

  private void assertRefused(int status, Tool tool, String payload) {
    assertThat(tool.call(functions, payload, context))
        .startsWith("{\"type\":\"about:blank\"")
        .contains("\"status\":" + status)
        .doesNotContain("violations", MARKER, "Products.");
    assertThat(store.uses()).isZero();
  }

  private String call(Tool tool, String arguments) {
    return tool.call(functions, payload(arguments, tool.role), context);
  }

  private static String payload(String arguments, String role) {
    return McpPayload.of(arguments).header("Authorization", issuer.bearer(role)).json();
  }

  private static String reservation(int quantity, String key) {
    return "{\"id\":\"bolt-m8\",\"quantity\":" + quantity + ",\"key\":\"" + key + "\"}";
  }

  private static int ids(String text) {
    return text.split("\"id\":", -1).length - 1;
  }

  private static JWTClaimsSet.Builder claims() {
    return issuer.claims().claim("roles", List.of(READ, RESERVE));
  }

  private static Date past() {
    return Date.from(Instant.now().minus(Duration.ofHours(2)));
  }
}
