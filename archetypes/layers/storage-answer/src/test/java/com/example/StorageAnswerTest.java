package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StorageAnswerTest {
  @Test
  void isWhatTheServiceAnswers() {
    assertThat(StorageAnswer.of(() -> "row")).isEqualTo("row");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412})
  void saysThatTheServiceRefuses(int status) {
    HttpResponseException refusal = new HttpResponseException(new Response(status));

    assertThatExceptionOfType(HttpResponseException.class)
        .isThrownBy(() -> fail(refusal))
        .isSameAs(refusal);
    assertThatExceptionOfType(HttpResponseException.class)
        .as("wrapped")
        .isThrownBy(() -> fail(new IllegalStateException(new RuntimeException(refusal))))
        .isSameAs(refusal);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void saysThatTheServiceCannotBeUsedNow(int status) {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> fail(new HttpResponseException(new Response(status))));
  }

  @Test
  void saysThatTheServiceDoesNotAnswer() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> fail(new UncheckedIOException(new IOException("reset"))));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> fail(new RuntimeException(new TimeoutException("late"))));
  }

  @Test
  void takesNothingElseForTheService() {
    assertThatIllegalStateException().isThrownBy(() -> fail(new ClassCastException("a fault")));
  }

  private static void fail(RuntimeException e) {
    StorageAnswer.of(
        () -> {
          throw e;
        });
  }

  /** An answer that is nothing but its status. */
  private static final class Response extends HttpResponse {
    private final int status;

    Response(int status) {
      super(new HttpRequest(HttpMethod.GET, "https://storage.example/"));
      this.status = status;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    @Deprecated
    public String getHeaderValue(String name) {
      return null;
    }

    @Override
    public HttpHeaders getHeaders() {
      return new HttpHeaders();
    }

    @Override
    public Flux<ByteBuffer> getBody() {
      return Flux.empty();
    }

    @Override
    public Mono<byte[]> getBodyAsByteArray() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString() {
      return Mono.empty();
    }

    @Override
    public Mono<String> getBodyAsString(Charset charset) {
      return Mono.empty();
    }
  }
}
