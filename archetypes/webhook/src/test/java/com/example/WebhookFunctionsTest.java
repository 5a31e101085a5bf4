package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookFunctionsTest {
  private static final String MARKER = "Marker-4711";
  private static final String GITHUB =
      "{\"action\":\"opened\",\"issue\":{\"title\":\"Marker-4711\"},"
          + "\"repository\":{\"id\":1,\"full_name\":\"octo-org/octo-repo\"}}";
  private static final String EVENT = "{\"type\":\"invoice.paid\",\"subject\":\"invoices/4711\"}";
  private static final String DELIVERY = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

  /** Where the test clock begins, in seconds. */
  private static final long NOW = 1_780_315_200;

  private final TestClock clock = new TestClock();
  private final FakeInboxStore store = new FakeInboxStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final FakeContext context = new FakeContext("webhook");
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "GITHUB_WEBHOOK_SECRET", Signatures.CURRENT,
              "GITHUB_WEBHOOK_SECRET_PREVIOUS", Signatures.PREVIOUS,
              "EVENTS_WEBHOOK_SECRET", Signatures.CURRENT));
  private final WebhookFunctions functions =
      new WebhookFunctions(
          new GitHubSender(new SignedBody(() -> WebhookSecrets.github(settings::get))),
          new EventsSender(new SignedBody(() -> WebhookSecrets.events(settings::get)), clock),
          () -> new Inbox(store, queue::send, clock));

  @Test
  void queuesWhatGitHubSigned() {
    HttpResponseMessage response =
        functions.github(github(GITHUB).header("X-Correlation-Id", "corr-0001"), context);

    assertThat(response.getStatusCode()).isEqualTo(202);
    EventMessage message = queued();
    assertThat(message.correlation()).isEqualTo("corr-0001");
    assertThat(message.event())
        .isEqualTo(
            new Event(
                Fingerprint.of("github " + Fingerprint.of(GITHUB)),
                "github",
                "issues",
                "opened",
                "octo-org/octo-repo"));
    assertThat(response.getBody()).isEqualTo("{\"event\":\"" + message.event().key() + "\"}");
  }

  @Test
  void acceptsWhatWasSignedWithThePreviousSecretAndSaysSo() {
    assertThat(status(github(GITHUB, Signatures.PREVIOUS))).isEqualTo(202);

    assertThat(context.lines().toString()).contains("signed-with-previous-secret");
  }

  @Test
  void answersAPingOfGitHubAndQueuesNothing() {
    String ping = "{\"zen\":\"Half measures are as bad as nothing at all.\",\"hook_id\":1}";

    assertThat(status(github(ping).header("X-GitHub-Event", "ping"))).isEqualTo(204);

    assertThat(queue.sent()).isEmpty();
    assertThat(store.entries()).isEmpty();
  }

  @Test
  void answersNoPingThatIsNotSigned() {
    assertRefused(
        github(GITHUB, "a-secret-that-nobody-told-us").header("X-GitHub-Event", "ping"), 401);
  }

  @Test
  void queuesWhatTheEventsSenderSigned() {
    // Made with: printf %s 'evt-00000001.1780315200.{...}' | openssl dgst -sha256 -hmac <secret>
    FakeRequest request =
        FakeRequest.post("/api/webhooks/events")
            .json(EVENT)
            .header("X-Webhook-Id", "evt-00000001")
            .header("X-Webhook-Timestamp", "1780315200")
            .header(
                "X-Webhook-Signature-256",
                "sha256=4ffd23d24c949732db1f55f85687ff308be658dce2fe0a017fb689f16e643e88");

    assertThat(functions.event(request, context).getStatusCode()).isEqualTo(202);

    assertThat(queued().event())
        .isEqualTo(
            new Event(
                Fingerprint.of("events evt-00000001"),
                "events",
                "invoice.paid",
                null,
                "invoices/4711"));
  }

  @Test
  void queuesAnEventOnceHoweverOftenItIsSent() {
    for (int i = 0; i < 3; i++) {
      assertThat(status(github(GITHUB))).isEqualTo(202);
      assertThat(functions.event(event("evt-00000001", NOW), context).getStatusCode())
          .isEqualTo(202);
    }

    assertThat(queue.sent()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "X-GitHub-Delivery,00000000-0000-4000-8000-000000000001",
    "X-GitHub-Event,push",
    "X-GitHub-Hook-ID,2"
  })
  void takesTheSameBodyUnderOtherHeadersForAReplay(String header, String value) {
    HttpResponseMessage first = functions.github(github(GITHUB), context);

    HttpResponseMessage replay = functions.github(github(GITHUB).header(header, value), context);

    assertThat(replay.getBody()).isEqualTo(first.getBody());
    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void takesTheSameIdWithAnotherTimeForARepetition() {
    functions.event(event("evt-00000001", NOW), context);

    assertThat(functions.event(event("evt-00000001", NOW + 60), context).getStatusCode())
        .isEqualTo(202);

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void refusesOtherContentsUnderAKnownId() {
    functions.event(event("evt-00000001", NOW), context);

    HttpResponseMessage response =
        functions.event(event("evt-00000001", NOW, EVENT.replace("paid", "voided")), context);

    assertThat(response.getStatusCode()).isEqualTo(409);
    assertThat(queue.sent()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void acceptsACallWithinFiveMinutesOfItsTime(long off) {
    assertThat(functions.event(event("evt-00000001", NOW + off), context).getStatusCode())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -NOW, 99_999_999_999L - NOW})
  void refusesACallThatIsTooOldOrOfTheFuture(long off) {
    assertUnauthorized(functions.event(event("evt-00000001", NOW + off), context));
  }

  @Test
  void refusesARecordedCallOnceItIsOld() {
    FakeRequest recorded = event("evt-00000001", NOW);
    clock.advance(Duration.ofSeconds(301));

    assertUnauthorized(functions.event(recorded, context));
  }

  @ParameterizedTest
  @CsvSource({
    "X-Webhook-Id,evt-00000002",
    "X-Webhook-Timestamp,1780315201",
    "X-Webhook-Id,evt-00000001.1780315200",
    "X-Webhook-Id,''",
    "X-Webhook-Timestamp,''"
  })
  void refusesAnIdOrATimeThatWasNotSigned(String header, String value) {
    assertUnauthorized(functions.event(event("evt-00000001", NOW).header(header, value), context));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "with a blank",
        "with.a.dot",
        "line\nfeed",
        "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
      })
  void refusesAMalformedIdEvenWhenItIsSigned(String id) {
    assertUnauthorized(functions.event(event(id, NOW), context));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "+1780315200", "1780315200.0", "now", "\u0661\u0667", "999999999999"})
  void refusesAMalformedTimeEvenWhenItIsSigned(String time) {
    assertUnauthorized(functions.event(event("evt-00000001", time, EVENT), context));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000",
        "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59"
      })
  void refusesGitHubWithoutARightSignature(String signature) {
    FakeRequest request = unsigned(GITHUB);

    assertRefused(
        signature == null ? request : request.header("X-Hub-Signature-256", signature), 401);
  }

  @Test
  void refusesTheSignatureUnderSha1ThatGitHubSendsAsWell() {
    assertRefused(unsigned(GITHUB).header("X-Hub-Signature", signature(GITHUB)), 401);
  }

  @Test
  void refusesASignatureThatCameTwice() {
    // The host joins the values of a repeated header.
    String both = signature(GITHUB) + "," + signature(GITHUB);

    assertRefused(unsigned(GITHUB).header("X-Hub-Signature-256", both), 401);
  }

  @Test
  void refusesASignatureOfOneSenderAtTheOther() {
    settings.put("EVENTS_WEBHOOK_SECRET", "another-secret-for-the-tests");

    assertUnauthorized(functions.event(event("evt-00000001", NOW), context));
  }

  @Test
  void refusesWithoutSayingWhy() {
    List<String> answers =
        List.of(
            body(functions.github(unsigned(GITHUB), context)),
            body(functions.github(github(GITHUB, "a-secret-that-nobody-told-us"), context)),
            body(functions.event(event("evt-00000001", NOW - 3600), context)),
            body(functions.event(event("short", NOW), context)));

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(functions.github(unsigned(GITHUB), context).getHeader("WWW-Authenticate"))
        .isEqualTo("Signature");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "too short",
        "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/github-webhook-secret)"
      })
  void servesNobodyWithoutASecret(String value) {
    settings.put("GITHUB_WEBHOOK_SECRET", value);

    String key = value == null || value.isEmpty() ? " " : value;
    assertRefused(github(GITHUB, key), 503);
    assertRefused(github(GITHUB, Signatures.PREVIOUS), 503);
    assertRefused(github(GITHUB, key).header("X-GitHub-Event", "ping"), 503);
    assertThat(context.lines().toString())
        .contains("secret-unusable", "\"setting\":\"GITHUB_WEBHOOK_SECRET\"");
  }

  @Test
  void servesOneSenderWhileTheSecretOfTheOtherIsMissing() {
    settings.remove("GITHUB_WEBHOOK_SECRET");

    assertThat(functions.event(event("evt-00000001", NOW), context).getStatusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\r\n  \"repository\": {\"full_name\": \"octo-org/octo-repo\"}\r\n}\r\n",
        "\n{\"repository\":{\"full_name\":\"octo-org/octo-repo\"}}\n",
        "{\"repository\":{\"full_name\":\"octo-org/octo-repo\"},\"x\":\"Ad\u00e4 \ud83d\ude80"
            + " \\u00e4\"}"
      })
  void checksTheBytesAsTheyCame(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(
            status(
                unsigned(Signatures.decoded(bytes))
                    .header("X-Hub-Signature-256", Signatures.sign(Signatures.CURRENT, bytes))))
        .isEqualTo(202);
  }

  @Test
  void refusesBytesThatAreNoUtf8AlthoughTheyAreSigned() {
    byte[] bytes =
        "{\"repository\":{\"full_name\":\"octo-org/octo-repo\"},\"x\":\"Ad\u00e4\"}"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(
        unsigned(Signatures.decoded(bytes))
            .header("X-Hub-Signature-256", Signatures.sign(Signatures.CURRENT, bytes)),
        401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", " "})
  void refusesABodyThatAProxyChanged(String added) {
    assertRefused(unsigned(GITHUB + added).header("X-Hub-Signature-256", signature(GITHUB)), 401);
    assertRefused(unsigned(GITHUB).header("X-Hub-Signature-256", signature(GITHUB + added)), 401);
  }

  @Test
  void computesNothingFromABodyThatIsTooLarge() {
    String body = "{\"x\":\"" + "x".repeat(SignedBody.MAX_BYTES) + "\"}";

    // Neither signed nor JSON for long: only its size is looked at.
    assertRefused(unsigned(body), 413);
  }

  @Test
  void takesABodyUpToItsLimit() {
    String start = "{\"repository\":{\"full_name\":\"octo-org/octo-repo\"},\"x\":\"";
    String body = start + "x".repeat(SignedBody.MAX_BYTES - start.length() - 2) + "\"}";

    assertThat(status(github(body))).isEqualTo(202);
    assertThat(queue.sent().get(0).length()).isLessThan(EventMessage.MAX_BYTES / 4);
    assertThat(status(github(body + " "))).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fork", "PUSH", "push ", "push\nping", "../push"})
  void refusesATypeThatItDoesNotKnow(String type) {
    HttpResponseMessage response =
        functions.github(github(GITHUB).header("X-GitHub-Event", type), context);

    assertThat(response.getStatusCode()).isEqualTo(422);
    assertThat(body(response)).contains("\"field\":\"X-GitHub-Event\"");
    assertThat(queue.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "{72d3162e-cc78-11e3-81ab-4c9367dc0958}", "72d3162e\r\nx: y"})
  void refusesAMalformedIdOfADelivery(String id) {
    assertRefused(github(GITHUB).header("X-GitHub-Delivery", id), 422);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400",
        "{ | 400",
        "[] | 400",
        "{}{} | 400",
        "{\"repository\":{},\"repository\":{}} | 400",
        "{} | 422",
        "{\"repository\":null} | 422",
        "{\"repository\":\"octo-org/octo-repo\"} | 422",
        "{\"repository\":{\"full_name\":\"octo-repo\"}} | 422",
        "{\"repository\":{\"full_name\":\"octo-org/../octo-repo\"}} | 422",
        "{\"repository\":{\"full_name\":\"octo-org/octo-repo?x\"}} | 422",
        "{\"action\":\"<script>\",\"repository\":{\"full_name\":\"o/r\"}} | 422",
        "{\"action\":1,\"repository\":{\"full_name\":\"o/r\"}} | 422"
      })
  void queuesNothingOfGitHubThatItDoesNotUnderstand(String body, int status) {
    assertRefused(github(body), status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400",
        "{} | 422",
        "{\"type\":\"invoice.paid\"} | 422",
        "{\"type\":\"invoice.deleted\",\"subject\":\"invoices/1\"} | 422",
        "{\"type\":\"invoice.paid\",\"subject\":\"invoices 1\"} | 422",
        "{\"type\":\"invoice.paid\",\"subject\":[\"invoices/1\"]} | 422"
      })
  void queuesNothingOfTheEventsSenderThatItDoesNotUnderstand(String body, int status) {
    HttpResponseMessage response = functions.event(event("evt-00000001", NOW, body), context);

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(queue.sent()).isEmpty();
  }

  @Test
  void takesNothingButJson() {
    assertRefused(github(GITHUB).header("Content-Type", "application/x-www-form-urlencoded"), 415);
  }

  @Test
  void answersThatItIsUnavailableWhileTheInboxOrTheQueueIsDown() {
    queue.fail(new IllegalStateException(MARKER));
    assertRefused(github(GITHUB), 503);

    store.failToAdd(new IllegalStateException(MARKER));
    assertRefused(github(GITHUB), 503);
    assertThat(context.lines().toString()).contains("event-not-queued").doesNotContain(MARKER);
  }

  @Test
  void tellsNothingOfABodyToLogOrCaller() {
    functions.github(github(GITHUB), context);
    functions.github(unsigned(GITHUB), context);
    functions.github(github("{\"" + MARKER + "\":"), context);
    functions.github(github("{\"action\":\"" + MARKER + "\"}"), context);
    functions.github(github(GITHUB).header("X-GitHub-Event", MARKER), context);
    functions.github(github(GITHUB).header("X-Hub-Signature-256", MARKER), context);
    HttpResponseMessage response =
        functions.event(event("evt-00000001", NOW, "{\"type\":\"" + MARKER + "\"}"), context);

    assertThat(context.lines().toString())
        .doesNotContain(MARKER)
        .doesNotContain("octo-repo")
        .doesNotContain(Signatures.CURRENT);
    assertThat(response.toString()).doesNotContain(MARKER);
    assertThat(queue.sent().toString()).doesNotContain(MARKER);
  }

  private void assertRefused(FakeRequest request, int status) {
    HttpResponseMessage response = functions.github(request, context);

    assertThat(response.getStatusCode()).isEqualTo(status);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(queue.sent()).isEmpty();
  }

  private void assertUnauthorized(HttpResponseMessage response) {
    assertThat(response.getStatusCode()).isEqualTo(401);
    assertThat(queue.sent()).isEmpty();
    assertThat(store.entries()).isEmpty();
  }

  private int status(FakeRequest request) {
    return functions.github(request, context).getStatusCode();
  }

  private EventMessage queued() {
    assertThat(queue.sent()).hasSize(1);
    return EventMessage.read(queue.sent().get(0));
  }

  /** The body of an answer but for the id of the call. */
  private static String body(HttpResponseMessage response) {
    return Optional.ofNullable(response.getBody()).orElse("").toString();
  }

  private static FakeRequest unsigned(String body) {
    return FakeRequest.post("/api/webhooks/github")
        .json(body)
        .header("X-GitHub-Event", "issues")
        .header("X-GitHub-Delivery", DELIVERY);
  }

  private static FakeRequest github(String body) {
    return github(body, Signatures.CURRENT);
  }

  private static FakeRequest github(String body, String secret) {
    return unsigned(body).header("X-Hub-Signature-256", Signatures.sign(secret, body));
  }

  private static String signature(String body) {
    return Signatures.sign(Signatures.CURRENT, body);
  }

  private static FakeRequest event(String id, long time) {
    return event(id, time, EVENT);
  }

  private static FakeRequest event(String id, long time, String body) {
    return event(id, Long.toString(time), body);
  }

  private static FakeRequest event(String id, String time, String body) {
    return FakeRequest.post("/api/webhooks/events")
        .json(body)
        .header("X-Webhook-Id", id)
        .header("X-Webhook-Timestamp", time)
        .header(
            "X-Webhook-Signature-256",
            Signatures.sign(Signatures.CURRENT, id + "." + time + "." + body));
  }
}
