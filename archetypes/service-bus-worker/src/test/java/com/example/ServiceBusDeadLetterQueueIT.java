package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The client library where no broker answers. */
class ServiceBusDeadLetterQueueIT {
  @Test
  void saysThatTheBrokerCannotBeReachedAndBuildsItsClientsAnewForTheNextCall() {
    AtomicInteger built = new AtomicInteger();
    TokenCredential credential =
        request -> Mono.just(new AccessToken("none", OffsetDateTime.now().plusHours(1)));
    AmqpRetryOptions once =
        new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofMillis(500));
    ServiceBusDeadLetterQueue queue =
        new ServiceBusDeadLetterQueue(
            () -> {
              built.incrementAndGet();
              return ServiceBusClients.of("localhost", "shipments", credential, once);
            });
    assertThat(built).as("nothing is built before it is needed").hasValue(0);

    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> queue.peek(0, 1));
    assertThatExceptionOfType(QueueUnavailable.class).isThrownBy(() -> queue.peek(0, 1));

    assertThat(built).hasValue(2);
  }
}
