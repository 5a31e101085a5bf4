package com.example;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.AmqpTransportType;
import com.azure.core.credential.TokenCredential;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.SubQueue;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One connection to a queue and to its dead letters, over port 443 like everything else.
 *
 * <p>Limits: 10 s for each try, one more try a second later.
 *
 * @param deadLetters takes dead letters
 * @param queue sends
 */
record ServiceBusClients(ServiceBusReceiverClient deadLetters, ServiceBusSenderClient queue)
    implements AutoCloseable {
  static final Duration TRY = Duration.ofSeconds(10);

  private static final String OPERATOR = "OPERATOR_CLIENT_ID";
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9-]{6,50}(?:\\.[A-Za-z0-9-]+){2,5}");

  /**
   * Clients that act as the operator, an identity of this app that may send; the trigger's may not.
   * Nothing is sent before they are used.
   *
   * @param connection prefix of the settings, as the trigger names it
   * @throws IllegalStateException naming the setting that is absent or not acceptable
   */
  static ServiceBusClients operator(Settings settings, String connection, String queue) {
    String setting = connection + "__fullyQualifiedNamespace";
    String namespace = settings.require(setting);
    if (!HOST.matcher(namespace).matches()) {
      throw new IllegalStateException(
          "The application setting " + setting + " is not the name of a host");
    }
    Settings operator =
        name -> name.equals("AZURE_CLIENT_ID") ? settings.require(OPERATOR) : settings.find(name);
    return of(namespace, queue, Identity.credential(operator), retries());
  }

  /** Clients for a queue of a namespace. */
  static ServiceBusClients of(
      String namespace, String queue, TokenCredential credential, AmqpRetryOptions retries) {
    ServiceBusClientBuilder builder =
        new ServiceBusClientBuilder()
            .fullyQualifiedNamespace(namespace)
            .credential(credential)
            .transportType(AmqpTransportType.AMQP_WEB_SOCKETS)
            .retryOptions(retries);
    return new ServiceBusClients(
        builder
            .receiver()
            .queueName(queue)
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            // A replay ends before its locks do; what is renewed behind its back outlives it.
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildClient(),
        builder.sender().queueName(queue).buildClient());
  }

  private static AmqpRetryOptions retries() {
    return new AmqpRetryOptions()
        .setTryTimeout(TRY)
        .setMaxRetries(1)
        .setDelay(Duration.ofSeconds(1))
        .setMaxDelay(Duration.ofSeconds(1));
  }

  @Override
  public void close() {
    deadLetters.close();
    queue.close();
  }
}
