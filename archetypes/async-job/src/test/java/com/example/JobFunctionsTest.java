package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFunctionsTest implements CallerContract {
  private static final String READ = "Jobs.Read";
  private static final String WRITE = "Jobs.Write";
  private static final String BODY = "{\"from\":1,\"count\":100}";
  private static final String MARKER = "marker-7d1f";
  private static final String ABSENT = "0123456789abcdef0123456789abcdef";

  private static FakeIssuer issuer;

  private final FakeContext context = new FakeContext("Jobs");
  private final TestClock clock = new TestClock();
  private final FakeJobStore store = new FakeJobStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final JobFunctions functions =
      new JobFunctions(
          new Tokens(issuer.settings()::get),
          new Lazy<>(() -> new Jobs(store, queue::send, clock)));

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
  }

  @AfterAll
  static void stop() {
    issuer.close();
  }

  @Test
  void takesAJobOverAndSaysWhereToAsk() {
    HttpResponseMessage response = submit(BODY);

    Job job = store.only();
    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(response.getHeader("Location")).isEqualTo("/api/jobs/" + job.id());
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(response.getBody())
        .isEqualTo(
            "{\"id\":\""
                + job.id()
                + "\",\"state\":\"queued\",\"submittedAt\":\"2026-06-01T12:00:00Z\"}");
    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void answersTheSameForTheSameKey() {
    HttpResponseMessage first = submit(BODY);
    HttpResponseMessage again = submit("{ \"count\" : 100, \"from\" : 1 }");

    assertThat(again.getStatusCode()).isEqualTo(202);
    assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void refusesAnotherBodyUnderAUsedKey() {
    submit(BODY);

    HttpResponseMessage response = submit("{\"from\":2,\"count\":100}");

    assertThat(response.getStatusCode()).isEqualTo(422);
    assertThat(response.getBody()).asString().contains("Idempotency-Key").doesNotContain("field");
  }

  @Test
  void refusesAJobWithoutAKey() {
    FakeRequest request = as(WRITE, FakeRequest.post("/api/jobs")).json(BODY);

    assertThat(functions.submit(request, context).getStatusCode()).isEqualTo(400);
    assertThat(store.uses()).isZero();
  }

  @Test
  void keepsAJobThatTheQueueDoesNotTakeForTheNextTime() {
    queue.fail(new StoreUnavailable(new IOException(MARKER)));

    HttpResponseMessage response = submit(BODY);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
  }

  @Test
  void saysWhenTheOwnerMaySubmitTheNextJob() {
    for (int i = 0; i < Limits.OPEN_JOBS; i++) {
      submit(Submitted.key(i), BODY);
    }

    HttpResponseMessage response = submit(Submitted.key(99), BODY);

    assertThat(response.getStatusCode()).isEqualTo(429);
    assertThat(response.getHeader("Retry-After")).isEqualTo("30");
  }

  @Test
  void showsAJobOnItsWay() {
    String id = submitted();
    assertThat(get(id).getBody()).asString().contains("\"state\":\"queued\"");
    store.replace(store.only().started("try", clock.instant()));

    HttpResponseMessage running = get(id);
    assertThat(running.getStatusCode()).isEqualTo(200);
    assertThat(running.getBody())
        .asString()
        .contains("\"state\":\"running\"")
        .doesNotContain("try", "expiresAt", "result");
    assertThat(running.getHeader("Retry-After")).isEqualTo("5");
    HttpResponseMessage early = result(id);
    assertThat(early.getStatusCode()).isEqualTo(409);
    assertThat(early.getHeader("Retry-After")).isEqualTo("5");

    store.replace(store.only().succeeded("{\"primes\":25}", clock.instant()));
    HttpResponseMessage done = get(id);
    assertThat(done.getStatusCode()).isEqualTo(200);
    assertThat(done.getHeader("Retry-After")).isNull();
    assertThat(done.getBody())
        .isEqualTo(
            ("{\"id\":\"%s\",\"state\":\"succeeded\",\"submittedAt\":\"2026-06-01T12:00:00Z\","
                    + "\"finishedAt\":\"2026-06-01T12:00:00Z\",\"expiresAt\":\"2026-06-02T12:00:00Z\","
                    + "\"result\":\"/api/jobs/%s/result\"}")
                .formatted(id, id));
    HttpResponseMessage result = result(id);
    assertThat(result.getStatusCode()).isEqualTo(200);
    assertThat(result.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(result.getBody()).isEqualTo("{\"primes\":25}");
  }

  @Test
  void showsAFailedJobWithAReasonCodeAndWithoutAResult() {
    String id = submitted();
    store.replace(store.only().failed(JobFailure.WORK_FAILED, clock.instant()));

    assertThat(get(id).getStatusCode()).isEqualTo(200);
    assertThat(get(id).getBody())
        .asString()
        .contains("\"state\":\"failed\",\"reason\":\"work_failed\"")
        .doesNotContain("\"result\"");
    assertThat(result(id).getStatusCode()).isEqualTo(409);
    assertThat(result(id).getHeader("Retry-After")).isNull();
  }

  @Test
  void cancelsAJobAsOftenAsItIsAsked() {
    String id = submitted();

    HttpResponseMessage first = cancel(id);
    HttpResponseMessage again = cancel(id);

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(first.getBody()).asString().contains("\"state\":\"cancelled\"");
    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(again.getBody()).isEqualTo(first.getBody());
    assertThat(result(id).getStatusCode()).isEqualTo(409);
  }

  @Test
  void doesNotCancelAFinishedJob() {
    String id = submitted();
    store.replace(store.only().succeeded("{}", clock.instant()));

    assertThat(cancel(id).getStatusCode()).isEqualTo(409);
    assertThat(get(id).getBody()).asString().contains("\"state\":\"succeeded\"");
  }

  @Test
  void knowsNoJobThatIsOver() {
    String id = submitted();
    store.replace(store.only().succeeded("{}", clock.instant()));
    clock.advance(Limits.FINISHED);

    assertThat(get(id).getStatusCode()).isEqualTo(404);
    assertThat(result(id).getStatusCode()).isEqualTo(404);
    assertThat(cancel(id).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "result", "cancel"})
  void answersAStrangerAsIfTheJobHadNeverBeen(String function) {
    String id = submitted();
    store.replace(store.only().succeeded("{}", clock.instant()));

    HttpResponseMessage foreign = asStranger(function, id);
    HttpResponseMessage missing = asStranger(function, ABSENT);
    HttpResponseMessage malformed = asStranger(function, "x' or '1' eq '1");

    assertThat(foreign.getStatusCode()).isEqualTo(404);
    assertThat(foreign.getBody()).isEqualTo(missing.getBody()).isEqualTo(malformed.getBody());
    assertThat(((FakeResponse) foreign).headers())
        .isEqualTo(((FakeResponse) missing).headers())
        .isEqualTo(((FakeResponse) malformed).headers());
    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void doesNotLetAStrangerFindOutAUsedKey() {
    submitted();
    FakeRequest request = stranger(FakeRequest.post("/api/jobs")).json("{\"from\":5,\"count\":5}");

    HttpResponseMessage response =
        functions.submit(request.header("Idempotency-Key", Submitted.KEY), context);

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(store.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "gate", "x' or '1' eq '1", "%2e%2e%2f", "a/b", "a#b", "a?b", "a\\b"})
  void knowsNoJobUnderATrickyAddress(String id) {
    assertThat(get(id).getStatusCode()).isEqualTo(404);
    assertThat(result(id).getStatusCode()).isEqualTo(404);
    assertThat(cancel(id).getStatusCode()).isEqualTo(404);
    assertThat(store.uses()).isZero();
  }

  @Override
  public FakeIssuer issuer() {
    return issuer;
  }

  @Override
  public Object functions(Tokens tokens, RuntimeException failure) {
    FakeJobStore failing = new FakeJobStore();
    failing.failWith(failure);
    return new JobFunctions(tokens, () -> new Jobs(failing, queue::send, clock));
  }

  @Override
  public String role(Method function) {
    return function.getName().matches("get|result") ? READ : WRITE;
  }

  @Override
  public FakeRequest complete(FakeRequest request) {
    return request.json(BODY).header("Idempotency-Key", Submitted.KEY);
  }

  @Override
  public String id() {
    return ABSENT;
  }

  @Test
  void doesNotReadTheBodyOfARejectedCall() {
    FakeRequest tooLarge = FakeRequest.post("/api/jobs").json("x".repeat(1_000_000));

    assertThat(functions.submit(tooLarge, context).getStatusCode()).isEqualTo(401);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of(400, "nothing", null),
        Arguments.of(400, "no JSON", "from=1"),
        Arguments.of(400, "an array", "[" + BODY + "]"),
        Arguments.of(400, "a name twice", "{\"from\":1,\"from\":2,\"count\":1}"),
        Arguments.of(400, "text after the object", BODY + "{}"),
        Arguments.of(400, "deep nesting", "{\"from\":" + "[".repeat(50) + "]".repeat(50) + "}"),
        Arguments.of(413, "too much", "{\"from\":\"" + "x".repeat(1024) + "\"}"),
        Arguments.of(422, "an unknown field", "{\"from\":1,\"count\":1,\"owner\":\"b\"}"),
        Arguments.of(422, "a version", "{\"version\":1,\"from\":1,\"count\":1}"),
        Arguments.of(422, "no beginning", "{\"count\":1}"),
        Arguments.of(422, "no count", "{\"from\":1}"),
        Arguments.of(422, "zero", "{\"from\":0,\"count\":1}"),
        Arguments.of(422, "too far", "{\"from\":1000000001,\"count\":1}"),
        Arguments.of(422, "none", "{\"from\":1,\"count\":0}"),
        Arguments.of(422, "too many", "{\"from\":1,\"count\":1000001}"),
        Arguments.of(422, "a fraction", "{\"from\":1.5,\"count\":1}"),
        Arguments.of(422, "a number as text", "{\"from\":\"1\",\"count\":1}"));
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("bodies")
  void refusesABody(int status, String name, String body) {
    HttpResponseMessage response = submit(body);

    assertThat(response.getStatusCode()).as(name).isEqualTo(status);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(store.uses()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/jsonp", ""})
  void refusesABodyThatIsNotSentAsJson(String type) {
    FakeRequest request = complete(as(WRITE, FakeRequest.post("/api/jobs")));

    assertThat(functions.submit(request.header("Content-Type", type), context).getStatusCode())
        .isEqualTo(415);
    assertThat(store.uses()).isZero();
  }

  @Test
  void saysWhenToComeBackWhileTheStoreIsUnavailable() {
    store.failWith(new StoreUnavailable(new IOException(MARKER)));

    for (HttpResponseMessage response : List.of(submit(BODY), get(ABSENT), cancel(ABSENT))) {
      assertThat(response.getStatusCode()).isEqualTo(503);
      assertThat(response.getHeader("Retry-After")).isEqualTo("5");
      assertThat(response.toString()).doesNotContain(MARKER);
    }
    assertThat(context.lines()).isNotEmpty().noneMatch(line -> line.contains(MARKER));
  }

  @Test
  void logsNeitherTokenNorKeyNorBodyNorOwner() {
    String token = issuer.bearer(READ, WRITE);
    FakeRequest good = complete(FakeRequest.post("/api/jobs").header("Authorization", token));
    FakeRequest bad =
        complete(FakeRequest.post("/api/jobs").header("Authorization", token))
            .json("{\"" + MARKER + "\":\"" + MARKER + "\"}");
    FakeRequest badKey =
        complete(FakeRequest.post("/api/jobs").header("Authorization", token))
            .header("Idempotency-Key", MARKER + "\r\n{\"event\":\"forged\"}");

    assertThat(functions.submit(good, context).getStatusCode()).isEqualTo(202);
    assertThat(functions.submit(bad, context).getStatusCode()).isEqualTo(422);
    assertThat(functions.submit(badKey, context).getStatusCode()).isEqualTo(400);
    get("x\r\n{\"event\":\"forged\"}" + MARKER);
    assertThat(context.lines())
        .isNotEmpty()
        .noneMatch(line -> line.contains(MARKER) || line.contains("forged"))
        .noneMatch(line -> line.contains("caller-1") || line.contains(Submitted.KEY))
        .noneMatch(line -> line.contains(store.only().owner().name().toString()))
        .noneMatch(line -> line.contains(token.substring(7, 60)));
  }

  @Test
  void securesEveryReply() {
    String id = submitted();
    store.replace(store.only().succeeded("{}", clock.instant()));

    assertThat(
            List.of(
                submit(BODY),
                get(id),
                result(id),
                cancel(id),
                get(ABSENT),
                submit("{"),
                submit("")))
        .allSatisfy(CallerContract::assertSecured);
  }

  private static FakeRequest as(String role, FakeRequest request) {
    return request.header("Authorization", issuer.bearer(role));
  }

  private static FakeRequest stranger(FakeRequest request) {
    return request.header(
        "Authorization",
        "Bearer "
            + issuer.sign(
                issuer.claims().subject("caller-2").claim("scp", READ + " " + WRITE).build()));
  }

  private String submitted() {
    assertThat(submit(BODY).getStatusCode()).isEqualTo(202);
    return store.only().id();
  }

  private HttpResponseMessage submit(String body) {
    return submit(Submitted.KEY, body);
  }

  private HttpResponseMessage submit(String key, String body) {
    FakeRequest request = as(WRITE, FakeRequest.post("/api/jobs")).json(body);
    return functions.submit(request.header("Idempotency-Key", key), context);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(as(READ, FakeRequest.get("/api/jobs/x")), id, context);
  }

  private HttpResponseMessage result(String id) {
    return functions.result(as(READ, FakeRequest.get("/api/jobs/x/result")), id, context);
  }

  private HttpResponseMessage cancel(String id) {
    return functions.cancel(as(WRITE, FakeRequest.post("/api/jobs/x/cancel")), id, context);
  }

  private HttpResponseMessage asStranger(String function, String id) {
    FakeRequest request =
        stranger(FakeRequest.get("/api/jobs/x")).header("X-Correlation-Id", "correlation-1");
    return switch (function) {
      case "get" -> functions.get(request, id, context);
      case "result" -> functions.result(request, id, context);
      default -> functions.cancel(request, id, context);
    };
  }
}
