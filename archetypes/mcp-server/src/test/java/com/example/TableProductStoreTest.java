package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.data.tables.TableClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the store makes of a service that cannot be reached. */
class TableProductStoreTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final TableProductStore store =
      new TableProductStore(
          new TableClientBuilder()
              .endpoint("https://store.table.example.com")
              .tableName("catalogue")
              .credential(
                  scopes -> Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1))))
              .retryOptions(new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(1))))
              .httpClient(
                  request -> {
                    requests.incrementAndGet();
                    return Mono.error(new IOException("No route"));
                  })
              .buildClient());

  @Test
  void isUnavailableWhileTheServiceIsOutOfReach() {
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> store.find("bolt"));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.search(product -> true, 1));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> store.reserve(new Reservation(Fingerprint.of("key"), "bolt", 1)));
    assertThat(requests).as("two tries each").hasValue(6);
  }
}
