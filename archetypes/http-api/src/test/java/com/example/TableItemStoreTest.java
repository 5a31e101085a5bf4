package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the store makes of the service's answers, which the test writes itself. */
class TableItemStoreTest {
  private static final UUID OWNER = UUID.fromString("aaaaaaaa-2222-4333-8444-555555555555");
  private static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final ItemContent CONTENT = new ItemContent("Bolt", null, 3);
  private static final String ETAG = "W/\"datetime'2026-01-02T03%3A04%3A05.6789012Z'\"";
  private static final String VERSION = "2026-01-02T03%3A04%3A05.6789012Z";

  private final List<HttpRequest> requests = new ArrayList<>();
  private final Deque<Function<HttpRequest, HttpResponse>> answers = new ArrayDeque<>();
  private final TableItemStore store =
      new TableItemStore(
          new TableClientBuilder()
              .endpoint("https://store.table.example.com")
              .tableName("items")
              .credential(
                  scopes -> Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1))))
              .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
              .httpClient(
                  request -> {
                    requests.add(request);
                    return Mono.fromSupplier(() -> answers.remove().apply(request));
                  })
              .buildClient());

  @Test
  void sendsTheVersionThatTheCallerHasSeen() {
    answer(204, Map.of("ETag", ETAG.replace("2026", "2027")), "");
    answer(204, Map.of(), "");

    Item replaced = store.replace(OWNER, ID, VERSION, CONTENT);
    store.remove(OWNER, ID, VERSION);

    assertThat(requests)
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.getHeaders().getValue(HttpHeaderName.IF_MATCH)).isEqualTo(ETAG);
              assertThat(request.getUrl().getPath())
                  .isEqualTo("/items(PartitionKey='%s',RowKey='%s')".formatted(OWNER, ID));
            });
    assertThat(replaced.version()).isEqualTo(VERSION.replace("2026", "2027"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "2026', W/\"datetime'2027", "2026'\"\r\nX-Injected: 1"})
  void sendsNoVersionOfAnotherForm(String version) {
    assertRefused(412, () -> store.replace(OWNER, ID, version, CONTENT));
    assertRefused(412, () -> store.remove(OWNER, ID, version));
    assertThat(requests).isEmpty();
  }

  @Test
  void saysThatAnItemHasChanged() {
    problem(412, "UpdateConditionNotSatisfied");
    problem(412, "UpdateConditionNotSatisfied");

    assertRefused(412, () -> store.replace(OWNER, ID, VERSION, CONTENT));
    assertRefused(412, () -> store.remove(OWNER, ID, VERSION));
  }

  @Test
  void saysThatThereIsNoSuchItem() {
    problem(404, "ResourceNotFound");
    problem(404, "ResourceNotFound");
    problem(404, "ResourceNotFound");

    assertThat(store.find(OWNER, ID)).isEmpty();
    assertRefused(404, () -> store.replace(OWNER, ID, VERSION, CONTENT));
    assertRefused(404, () -> store.remove(OWNER, ID, VERSION));
  }

  @Test
  void doesNotTakeAMissingTableForAMissingItem() {
    for (int i = 0; i < 3; i++) {
      problem(404, "TableNotFound");
    }

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(() -> store.find(OWNER, ID));
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.replace(OWNER, ID, VERSION, CONTENT));
    assertThatExceptionOfType(HttpResponseException.class)
        .isThrownBy(() -> store.list(OWNER, null, 1));
  }

  @Test
  void saysThatAnIdIsTaken() {
    problem(409, "EntityAlreadyExists");

    assertRefused(409, () -> store.add(OWNER, ID, CONTENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503, 504})
  void isUnavailableWhileTheServiceIsBusy(int status) {
    for (int i = 0; i < 5; i++) {
      problem(status, "ServerBusy");
    }

    assertUnavailable();
  }

  @Test
  void isUnavailableWhileTheServiceIsOutOfReach() {
    for (int i = 0; i < 5; i++) {
      answers.add(
          request -> {
            throw new UncheckedIOException(new IOException("No route"));
          });
    }

    assertUnavailable();
  }

  @Test
  void doesNotHideThatTheIdentityLacksItsRole() {
    problem(403, "AuthorizationPermissionMismatch");

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(() -> store.find(OWNER, ID));
  }

  @Test
  void asksForOneItemMoreThanThePageHas() {
    page(3, null);

    ItemPage page = store.list(OWNER, ID, 2);

    assertThat(page.items()).hasSize(2);
    assertThat(page.last()).isEqualTo(page.items().get(1).id());
    assertThat(requests)
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.getUrl().toString())
                    .contains("$top=3")
                    .contains(OWNER.toString())
                    .contains(ID.toString()));
  }

  @Test
  void goesOnWhenTheServiceAnswersInParts() {
    page(0, "more");
    page(1, "more");
    page(2, null);

    ItemPage page = store.list(OWNER, null, 5);

    assertThat(page.items()).hasSize(3);
    assertThat(page.last()).isNull();
  }

  @Test
  void givesWhatItHasAfterThreeRequests() {
    page(1, "more");
    page(1, "more");
    page(1, "more");

    ItemPage page = store.list(OWNER, null, 100);

    assertThat(page.items()).hasSize(3);
    assertThat(page.last()).isEqualTo(page.items().get(2).id());
    assertThat(requests).hasSize(3);
  }

  @Test
  void givesUpAfterThreeRequestsForNothing() {
    page(0, "more");
    page(0, "more");
    page(0, "more");

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.list(OWNER, null, 100));
    assertThat(requests).hasSize(3);
  }

  private void assertUnavailable() {
    List<ThrowingCallable> uses =
        List.of(
            () -> store.find(OWNER, ID),
            () -> store.list(OWNER, null, 1),
            () -> store.add(OWNER, ID, CONTENT),
            () -> store.replace(OWNER, ID, VERSION, CONTENT),
            () -> store.remove(OWNER, ID, VERSION));
    for (ThrowingCallable use : uses) {
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(use);
    }
    assertThat(answers).as("each was asked once").isEmpty();
  }

  private static void assertRefused(int status, ThrowingCallable action) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(action)
        .returns(status, refusal -> refusal.reply("c").status());
  }

  private void page(int items, String nextRow) {
    StringBuilder entities = new StringBuilder();
    for (int i = 0; i < items; i++) {
      entities.append(i == 0 ? "" : ",");
      entities.append(
          """
          {"odata.etag":"%s","PartitionKey":"%s","RowKey":"%s","name":"Bolt","quantity":3}\
          """
              .formatted(ETAG.replace("\"", "\\\""), OWNER, UUID.randomUUID()));
    }
    Map<String, String> next =
        nextRow == null
            ? Map.of()
            : Map.of(
                "x-ms-continuation-NextPartitionKey",
                OWNER.toString(),
                "x-ms-continuation-NextRowKey",
                nextRow);
    answer(200, next, "{\"value\":[" + entities + "]}");
  }

  private void problem(int status, String code) {
    String body =
        "{\"odata.error\":{\"code\":\"%s\",\"message\":{\"lang\":\"en\",\"value\":\"x\"}}}";
    answer(status, Map.of(), body.formatted(code));
  }

  private void answer(int status, Map<String, String> headers, String body) {
    answers.add(request -> new Answer(request, status, headers, body));
  }

  /** An answer of the service. */
  private static final class Answer extends HttpResponse {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Answer(HttpRequest request, int status, Map<String, String> headers, String body) {
      super(request);
      this.status = status;
      this.headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
      headers.forEach((name, value) -> this.headers.set(HttpHeaderName.fromString(name), value));
      this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Deprecated
    @Override
    public String getHeaderValue(String name) {
      return headers.getValue(HttpHeaderName.fromString(name));
    }

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.just(ByteBuffer.wrap(body));
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.just(body);
    }

    @Override
    public Mono<String> getBodyAsString() {
      return getBodyAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.just(new String(body, charset));
    }
  }
}
