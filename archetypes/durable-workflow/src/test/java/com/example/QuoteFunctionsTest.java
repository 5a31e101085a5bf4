package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls, down to a task hub in memory: the SDK's client, its connection, its replay. */
class QuoteFunctionsTest implements CallerContract {
  private static final String READ = "Quotes.Read";
  private static final String WRITE = "Quotes.Write";
  private static final String KEY = "request-4711-0001";
  private static final String BODY =
      "{\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":100}]}";
  private static final String MARKER = "marker-7d1f";
  private static final String ABSENT = "0123456789abcdef0123456789abcdef";

  private static FakeIssuer issuer;
  private static FakeSidecar sidecar;

  private final Workflow workflow = new Workflow().price("BOLT", 15);
  private final FakeTicketStore tickets = new FakeTicketStore();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("Quotes");
  private final QuoteFunctions functions =
      new QuoteFunctions(
          new Tokens(issuer.settings()::get),
          new Lazy<>(() -> new Quotes(tickets, clock)),
          App::engine);

  @BeforeAll
  static void start() {
    issuer = new FakeIssuer();
    sidecar = new FakeSidecar();
  }

  @AfterAll
  static void stop() {
    issuer.close();
    sidecar.close();
  }

  @BeforeEach
  void serve() {
    sidecar.serve(workflow.hub);
  }

  @Override
  public FakeIssuer issuer() {
    return issuer;
  }

  @Override
  public Object functions(Tokens tokens, RuntimeException failure) {
    return new QuoteFunctions(
        tokens,
        () -> {
          throw failure;
        },
        App::engine);
  }

  @Override
  public String role(Method function) {
    return function.getName().equals("get") ? READ : WRITE;
  }

  @Override
  public FakeRequest complete(FakeRequest request) {
    return request.header("Idempotency-Key", KEY).json(BODY);
  }

  @Override
  public String id() {
    return ABSENT;
  }

  @Test
  void startsTheWorkflowAndSaysWhereToAsk() {
    HttpResponseMessage response = request(BODY);

    String id = id(response);
    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(response.getHeader("Location")).isEqualTo("/api/quotes/" + id);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(response.getBody()).isEqualTo("{\"id\":\"%s\",\"state\":\"pending\"}".formatted(id));
    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void showsTheWayOfAQuoteToItsEnd() {
    String id = id(request(BODY));
    workflow.hub.step();
    HttpResponseMessage running = get(id);
    assertThat(running.getHeader("Retry-After")).isEqualTo("5");
    assertThat(running.getBody())
        .isEqualTo(
            "{\"id\":\"%s\",\"state\":\"running\",\"progress\":{\"done\":0,\"total\":1}}"
                .formatted(id));

    workflow.hub.run();

    HttpResponseMessage done = get(id);
    assertThat(done.getStatusCode()).isEqualTo(200);
    assertThat(done.getHeader("Retry-After")).isNull();
    assertThat(done.getBody())
        .isEqualTo(
            ("{\"id\":\"%s\",\"state\":\"succeeded\",\"quote\":{\"validUntil\":"
                    + "\"2026-12-08T10:00:00Z\",\"totalCents\":1500,\"lines\":[{\"supplier\":"
                    + "\"acme\",\"part\":\"BOLT\",\"quantity\":100,\"cents\":15}]}}")
                .formatted(id));
  }

  @Test
  void hasOneInstanceForOneKeyHoweverOftenItIsSent() {
    String id = id(request(BODY));
    assertThat(id(request(" " + BODY))).isEqualTo(id);
    workflow.hub.run();

    HttpResponseMessage again = request(BODY);

    assertThat(again.getStatusCode()).isEqualTo(202);
    assertThat(again.getBody()).asString().contains(id, "succeeded");
    assertThat(workflow.hub.starts()).as("the service would start it anew").isEqualTo(1);
    assertThat(workflow.saved).hasSize(1);
  }

  @Test
  void hasOneInstanceWhenManyCallsComeAtOnce() throws Exception {
    assertThat(AtOnce.call(24, () -> request(BODY).getStatusCode())).hasSize(24).containsOnly(202);

    assertThat(workflow.hub.starts()).isEqualTo(1);
    assertThat(tickets.all()).hasSize(1);
  }

  @Test
  void leavesTheStartToTheCallThatBeganIt() {
    sidecar.beforeStart(() -> assertThat(request(BODY).getStatusCode()).isEqualTo(202));

    request(BODY);

    assertThat(sidecar.calls().stream().filter(call -> call.startsWith("start"))).hasSize(1);
  }

  @Test
  void startsWhatACallLeftThatDiedBeforeTheStart() {
    diedWhileStarting();
    assertThat(request(BODY).getBody()).asString().contains("pending");
    assertThat(workflow.hub.starts()).isZero();
    clock.advance(Ticket.START);

    request(BODY);

    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void doesNotStartAgainWhatACallLeftThatDiedAfterTheStart() {
    Ticket ticket = diedWhileStarting();
    workflow.hub.start(
        QuoteWorkflow.PREPARE_QUOTE,
        ticket.instance(),
        FakeTaskHub.quoted("{\"version\":2,\"quote\":\"q\",\"lines\":[]}"));
    workflow.hub.run();
    clock.advance(Ticket.START);

    request(BODY);

    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void goesOnWhenTheInstanceAppearsJustBeforeItIsStarted() {
    sidecar.beforeStart(
        () ->
            workflow.hub.start(
                QuoteWorkflow.PREPARE_QUOTE,
                tickets.all().get(0).instance(),
                FakeTaskHub.quoted("{}")));

    assertThat(request(BODY).getStatusCode()).isEqualTo(202);
    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void refusesAnotherBodyUnderAUsedKey() {
    request(BODY);

    HttpResponseMessage response = request(BODY.replace("100", "101"));

    assertThat(response.getStatusCode()).isEqualTo(422);
    assertThat(response.getBody()).asString().contains("Idempotency-Key");
    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void tellsCallersApartThatUseTheSameKey() {
    String mine = id(request(BODY));
    String other =
        id(functions.request(as("caller-2", WRITE, requested(BODY)), binding(), context));

    assertThat(other).isNotEqualTo(mine);
    assertThat(workflow.hub.starts()).isEqualTo(2);
  }

  @Test
  void answersAStrangerAsIfTheQuoteHadNeverBeen() {
    String id = id(request(BODY));
    workflow.hub.run();
    int asked = sidecar.calls().size();

    HttpResponseMessage theirs =
        functions.get(as("caller-2", READ, FakeRequest.get("/")), id, binding(), context);
    HttpResponseMessage absent =
        functions.get(as("caller-2", READ, FakeRequest.get("/")), ABSENT, binding(), context);
    HttpResponseMessage cancelled =
        functions.cancel(as("caller-2", WRITE, FakeRequest.post("/")), id, binding(), context);

    assertThat(theirs.getStatusCode()).isEqualTo(404);
    assertThat(theirs.getBody()).isEqualTo(absent.getBody());
    assertThat(cancelled.getBody()).isEqualTo(absent.getBody());
    assertThat(sidecar.calls()).as("the task hub is not asked").hasSize(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "../quotes", "0123456789ABCDEF0123456789ABCDEF", ABSENT + ":0", ABSENT})
  void finds404UnderWhateverElse(String id) {
    assertThat(get(id).getStatusCode()).isEqualTo(404);
    assertThat(sidecar.calls()).isEmpty();
  }

  @Test
  void saysWhyThereIsNoQuoteByACode() {
    workflow.prices.clear();
    String id = id(request(BODY));
    workflow.hub.run();

    assertThat(get(id).getBody())
        .isEqualTo(
            "{\"id\":\"%s\",\"state\":\"failed\",\"reason\":\"part_unknown\"}".formatted(id));
  }

  @Test
  void tellsNobodyTheTextOfAFailure() {
    workflow.hub.orchestrator(
        QuoteWorkflow.PREPARE_QUOTE,
        ctx -> {
          throw new IllegalStateException(MARKER);
        });
    String id = id(request(BODY));
    workflow.hub.run();

    HttpResponseMessage response = get(id);

    assertThat(response.getBody())
        .isEqualTo("{\"id\":\"%s\",\"state\":\"failed\",\"reason\":\"internal\"}".formatted(id));
    assertThat(context.lines()).noneMatch(line -> line.contains(MARKER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b>", "{\"done\":1,\"total\":2,\"x\":\"<b>\"}", "{\"done\":-1,\"total\":99}"})
  void showsNoStatusAndNoOutputThatItDoesNotKnow(String text) {
    workflow.hub.orchestrator(
        QuoteWorkflow.PREPARE_QUOTE,
        ctx -> {
          ctx.setCustomStatus(text);
          ctx.complete(text);
        });
    String id = id(request(BODY));
    workflow.hub.run();

    assertThat(get(id).getBody())
        .isEqualTo("{\"id\":\"%s\",\"state\":\"failed\",\"reason\":\"internal\"}".formatted(id));
  }

  @Test
  void endsAWorkflowThatItsOwnerCancels() {
    String id = id(request(BODY));
    workflow.hub.step();

    HttpResponseMessage response = cancel(id);
    workflow.hub.run();

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).asString().contains("\"state\":\"cancelled\"");
    assertThat(get(id).getBody()).isEqualTo(response.getBody());
    assertThat(cancel(id).getStatusCode()).as("again").isEqualTo(200);
    assertThat(request(BODY).getBody()).as("sent again").asString().contains("cancelled");
    assertThat(workflow.saved).isEmpty();
    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void doesNotCancelWhatIsFinished() {
    String id = id(request(BODY));
    workflow.hub.run();

    assertThat(cancel(id).getStatusCode()).isEqualTo(409);
    assertThat(get(id).getBody()).asString().contains("succeeded");
  }

  @Test
  void cancelsWhatIsCancelledWhileItIsStarted() {
    sidecar.beforeStart(() -> cancel(tickets.all().get(0).id()));

    String id = id(request(BODY));
    workflow.hub.run();

    assertThat(get(id).getBody()).asString().contains("cancelled");
    assertThat(workflow.saved).isEmpty();
  }

  @Test
  void finishesACancellationThatBrokeOff() {
    String id = id(request(BODY));
    workflow.hub.step();
    Ticket ticket = tickets.all().get(0);
    tickets.replace(ticket.withoutInterest());
    assertThat(get(id).getBody()).asString().contains("\"state\":\"cancelling\"");

    assertThat(cancel(id).getBody()).asString().contains("\"state\":\"cancelled\"");
  }

  @Test
  void forgetsAQuoteAfterAMonthAndTakesItsKeyForANewOne() {
    String id = id(request(BODY));
    workflow.hub.run();
    clock.advance(Ticket.KEPT);

    assertThat(get(id).getStatusCode()).isEqualTo(404);
    request(BODY);
    assertThat(workflow.hub.starts()).isEqualTo(2);
  }

  @Test
  void answers503WhileTheTaskHubIsDownAndStartsItTheNextTime() {
    sidecar.fail(MARKER);

    HttpResponseMessage response = request(BODY);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(context.lines())
        .anyMatch(line -> line.contains("task-hub-unavailable"))
        .noneMatch(line -> line.contains(MARKER));
    sidecar.serve(workflow.hub);
    assertThat(request(BODY).getStatusCode()).isEqualTo(202);
    assertThat(workflow.hub.starts()).isEqualTo(1);
  }

  @Test
  void answers503WhileTheStoreIsDown() {
    tickets.failNext(new StoreUnavailable(new IOException(MARKER)));

    HttpResponseMessage response = request(BODY);

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(workflow.hub.starts()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"lines\":[]}|422",
        "{}|422",
        "{\"lines\":[null]}|422",
        "{\"lines\":[{\"supplier\":\"ACME\",\"part\":\"BOLT\",\"quantity\":1}]}|422",
        "{\"lines\":[{\"supplier\":\"acme\",\"part\":\"../x\",\"quantity\":1}]}|422",
        "{\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":0}]}|422",
        "{\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":1,\"x\":1}]}|422",
        "{\"lines\":[{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":1},"
            + "{\"supplier\":\"acme\",\"part\":\"BOLT\",\"quantity\":2}]}|422",
        "{\"lines\"|400",
        "[]|400"
      })
  void refusesWhatBreaksARule(String body, int status) {
    assertThat(request(body).getStatusCode()).isEqualTo(status);
    assertThat(tickets.uses()).isZero();
  }

  @Test
  void capsTheNumberOfLinesAndTheSizeOfTheBody() {
    assertThat(request(lines(QuoteRequest.MAX_LINES)).getStatusCode()).isEqualTo(202);
    assertThat(request(lines(QuoteRequest.MAX_LINES + 1)).getStatusCode()).isEqualTo(422);
    assertThat(request(BODY + " ".repeat(9000)).getStatusCode()).isEqualTo(413);
  }

  @Test
  void refusesARequestWithoutAKeyOrWithoutJson() {
    assertThat(
            functions
                .request(
                    as("caller-1", WRITE, FakeRequest.post("/").json(BODY)), binding(), context)
                .getStatusCode())
        .isEqualTo(400);
    FakeRequest text = requested(BODY).header("Content-Type", "text/plain");
    assertThat(functions.request(as("caller-1", WRITE, text), binding(), context).getStatusCode())
        .isEqualTo(415);
  }

  @Test
  void givesNoAnswerTheAddressesThatCarryTheSystemKey() {
    String id = id(request(BODY));
    workflow.hub.run();

    for (HttpResponseMessage response : List.of(request(BODY), get(id), cancel(id))) {
      assertThat(response.toString())
          .doesNotContain("code=", "system-key-marker", "/runtime/webhooks", "sig=");
    }
  }

  @Test
  void closesEachConnectionThatABindingOpens() {
    String id = id(request(BODY));
    get(id);
    cancel(id);

    assertThat(sidecar.calls()).hasSizeGreaterThan(3);
    assertThat(waitForNoConnection()).isTrue();
  }

  @Test
  void logsNoBodyNoKeyAndNoCaller() {
    request(BODY);

    assertThat(context.lines())
        .anyMatch(line -> line.contains("quote-requested"))
        .noneMatch(
            line -> line.contains("BOLT") || line.contains(KEY) || line.contains("caller-1"));
  }

  /** The server hears of a close a moment after the client. */
  private static boolean waitForNoConnection() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (sidecar.connections() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return sidecar.connections() == 0;
  }

  private Ticket diedWhileStarting() {
    String owner = Quotes.owner(new Caller(FakeIssuer.TENANT, "caller-1", java.util.Set.of()));
    QuoteRequest wanted = new QuoteRequest(List.of(new QuoteLine("acme", "BOLT", 100)));
    tickets.add(Ticket.issued(owner, Quotes.id(owner, KEY), wanted.fingerprint(), clock.instant()));
    return tickets.replace(tickets.all().get(0).starting(clock.instant())).orElseThrow();
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"supplier\":\"acme\",\"part\":\"P-" + i + "\",\"quantity\":1}")
        .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
  }

  private HttpResponseMessage request(String body) {
    return functions.request(as("caller-1", WRITE, requested(body)), binding(), context);
  }

  private HttpResponseMessage get(String id) {
    return functions.get(as("caller-1", READ, FakeRequest.get("/")), id, binding(), context);
  }

  private HttpResponseMessage cancel(String id) {
    return functions.cancel(as("caller-1", WRITE, FakeRequest.post("/")), id, binding(), context);
  }

  private static com.microsoft.durabletask.azurefunctions.DurableClientContext binding() {
    return sidecar.binding();
  }

  private static FakeRequest requested(String body) {
    return FakeRequest.post("/api/quotes").header("Idempotency-Key", KEY).json(body);
  }

  private static FakeRequest as(String subject, String role, FakeRequest request) {
    return request.header(
        "Authorization",
        "Bearer "
            + issuer.sign(issuer.claims().subject(subject).claim("roles", List.of(role)).build()));
  }

  private static String id(HttpResponseMessage response) {
    return response.getBody().toString().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
  }
}
