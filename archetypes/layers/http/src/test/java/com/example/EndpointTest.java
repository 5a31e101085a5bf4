package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.microsoft.azure.functions.HttpResponseMessage;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  private static final String MARKER = "Marker-4711";

  private final FakeContext context = new FakeContext("greet");

  record Greeting(@NotBlank String name) {
    static Greeting from(JsonObject json) {
      return new Greeting(json.text("name"));
    }
  }

  @Test
  void answersWithTheHandlersReply() {
    HttpResponseMessage response =
        answer(
            FakeRequest.post("/api/greetings").json("{\"name\":\"Ada\"}"),
            call -> {
              Greeting greeting = call.body(Greeting::from);
              return Reply.created(
                  "/api/greetings/1", json -> json.writeStringField("name", greeting.name()));
            });

    assertThat(response.getStatusCode()).isEqualTo(201);
    assertThat(response.getHeader("Location")).isEqualTo("/api/greetings/1");
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(response.getBody()).isEqualTo("{\"name\":\"Ada\"}");
    assertThat(context.lines()).singleElement().asString().contains("\"status\":\"201\"");
  }

  @Test
  void setsSecurityHeadersOnEveryAnswer() {
    List<HttpResponseMessage> answers =
        List.of(
            answer(FakeRequest.get("/"), call -> Reply.ok(json -> {})),
            answer(FakeRequest.get("/"), call -> Reply.noContent()),
            answer(
                FakeRequest.get("/"),
                call -> {
                  throw new Refusal(Problem.notFound());
                }),
            answer(FakeRequest.post("/").json("{"), call -> accept(call.body(Greeting::from))),
            answer(
                FakeRequest.get("/"),
                call -> {
                  throw new IllegalStateException();
                }));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
              assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
              assertThat(answer.getHeader("Content-Security-Policy"))
                  .isEqualTo("default-src 'none'; frame-ancestors 'none'");
              assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
              assertThat(answer.getHeader("X-Correlation-Id")).isNotBlank();
            });
  }

  @Test
  void leaksNothingOfAFailureToCallerOrLog() {
    HttpResponseMessage response =
        answer(
            FakeRequest.get("/"),
            call -> {
              throw new IllegalStateException(MARKER, new IllegalArgumentException(MARKER));
            });

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(response.toString()).doesNotContain(MARKER).doesNotContain("IllegalState");
    assertThat(context.lines().toString())
        .contains("java.lang.IllegalStateException")
        .doesNotContain(MARKER);
  }

  @Test
  void saysWhenToComeBackWhileSomethingCannotBeUsed() {
    HttpResponseMessage response =
        answer(
            FakeRequest.get("/"),
            call -> {
              throw new Unavailable(MARKER, new IllegalStateException(MARKER)) {
                private static final long serialVersionUID = 1L;

                @Override
                void note(EventLog log) {
                  log.error("engine-unavailable", this);
                }
              };
            });

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(context.lines())
        .anyMatch(line -> line.startsWith("SEVERE") && line.contains("engine-unavailable"))
        .noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void answersBadInputWithAProblemThatNamesTheField() {
    HttpResponseMessage response =
        answer(
            FakeRequest.post("/").json("{\"name\":\"\",\"role\":\"admin\"}"),
            call -> accept(call.body(Greeting::from)));

    assertThat(response.getStatusCode()).isEqualTo(422);
    assertThat(response.getBody())
        .asString()
        .contains("\"type\":\"about:blank\"")
        .contains("\"title\":\"Unprocessable content\"")
        .contains("\"status\":422")
        .contains("\"instance\":\"urn:correlation:00000000-0000-4000-8000-000000000001\"")
        .contains("{\"field\":\"role\",\"message\":\"is not a known field\"}")
        .doesNotContain("admin");
  }

  @Test
  void answersTextThatIsNotJsonWith400() {
    assertThat(post("{\"name\":").getStatusCode()).isEqualTo(400);
    assertThat(answer(emptyPost(), call -> accept(call.body(Greeting::from))).getStatusCode())
        .isEqualTo(400);
  }

  @Test
  void answersABodyBeyondTheLimitWith413() {
    String name = "n".repeat(Call.MAX_BODY_BYTES);

    assertThat(post("{\"name\":\"" + name + "\"}").getStatusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "application/xml; a=application/json"})
  void answersAnotherContentTypeWith415(String type) {
    FakeRequest request = FakeRequest.post("/").json("{\"name\":\"Ada\"}");

    assertThat(
            answer(request.header("Content-Type", type), call -> accept(call.body(Greeting::from)))
                .getStatusCode())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON"})
  void acceptsJsonHoweverItIsSpelled(String type) {
    FakeRequest request = FakeRequest.post("/").json("{\"name\":\"Ada\"}");

    assertThat(
            answer(request.header("Content-Type", type), call -> accept(call.body(Greeting::from)))
                .getStatusCode())
        .isEqualTo(202);
  }

  @Test
  void handsOverTheBodyAsItCame() {
    String text = " {\"name\" :\r\n\"Ad\u00e4\"}\n";
    FakeRequest request = FakeRequest.post("/").json(text).header("Content-Type", "text/plain");

    assertThat(new Call(request, context).text(100)).isEqualTo(text);
    assertThat(new Call(FakeRequest.post("/"), context).text(100)).isEmpty();
  }

  @Test
  void handsOverNoBodyBeyondTheLimit() {
    Call call = new Call(FakeRequest.post("/").json("\u00e4\u00e4\u00e4"), context);

    assertThat(call.text(6)).hasSize(3);
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> call.text(5))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(InvalidInput.Kind.TOO_LARGE));
  }

  @Test
  void takesOverAWellFormedCorrelationId() {
    HttpResponseMessage response =
        answer(
            FakeRequest.get("/").header("X-Correlation-Id", "order-2026-0001"),
            call -> Reply.noContent());

    assertThat(response.getHeader("X-Correlation-Id")).isEqualTo("order-2026-0001");
    assertThat(context.lines().get(0)).contains("\"correlation\":\"order-2026-0001\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space inside", "line\r\nSet-Cookie: a=b", "<script>alert"})
  void replacesAMalformedCorrelationId(String id) {
    HttpResponseMessage response =
        answer(FakeRequest.get("/").header("X-Correlation-Id", id), call -> Reply.noContent());

    assertThat(response.getHeader("X-Correlation-Id"))
        .isEqualTo("00000000-0000-4000-8000-000000000001");
    assertThat(context.lines().get(0)).doesNotContain(id);
  }

  @Test
  void sendsTheHeadersOfARefusal() {
    HttpResponseMessage response =
        answer(
            FakeRequest.get("/"),
            call -> {
              throw new Refusal(Problem.tooManyRequests(), Map.of("Retry-After", "30"));
            });

    assertThat(response.getStatusCode()).isEqualTo(429);
    assertThat(response.getHeader("Retry-After")).isEqualTo("30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: a=b", "a\nb", "\u0000", "\u00fc", "\u2028"})
  void letsNoHeaderValueBeginAnotherHeader(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Reply(200).with("Location", value))
        .withMessageNotContaining(value);
  }

  private HttpResponseMessage post(String text) {
    return answer(FakeRequest.post("/").json(text), call -> accept(call.body(Greeting::from)));
  }

  private static FakeRequest emptyPost() {
    return FakeRequest.post("/").header("Content-Type", "application/json");
  }

  private static Reply accept(Greeting greeting) {
    return Reply.accepted(json -> json.writeStringField("name", greeting.name()));
  }

  private HttpResponseMessage answer(FakeRequest request, Endpoint.Handler handler) {
    return Endpoint.answer(request, context, handler);
  }
}
