package com.example;

import com.azure.core.amqp.models.AmqpMessageBodyType;
import com.azure.messaging.servicebus.ServiceBusException;
import com.azure.messaging.servicebus.ServiceBusFailureReason;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The dead letters of a queue of Service Bus. The clients are built when they are first needed, and
 * anew after a failure: some failures a client does not recover from.
 */
final class ServiceBusDeadLetterQueue implements DeadLetterQueue {
  /** How long the broker may look for another dead letter. */
  private static final Duration WAIT = Duration.ofSeconds(3);

  private static final String REPLAYS = "replays";
  private static final String REPLAY_OF = "replay-of";

  private final Supplier<ServiceBusClients> maker;
  private ServiceBusClients clients;

  ServiceBusDeadLetterQueue(Supplier<ServiceBusClients> maker) {
    this.maker = maker;
  }

  private record Received(ServiceBusReceivedMessage message, DeadLetter letter) implements Locked {}

  @Override
  public List<DeadLetter> peek(long from, int max) {
    return ask(
        use ->
            use.deadLetters().peekMessages(max, from).stream()
                .map(ServiceBusDeadLetterQueue::letter)
                .toList());
  }

  @Override
  public Optional<Locked> receive() {
    return ask(
        use ->
            use.deadLetters().receiveMessages(1, WAIT).stream()
                .findFirst()
                .map(message -> new Received(message, letter(message))));
  }

  @Override
  public void send(Locked original, Copy copy) {
    ask(
        use -> {
          use.queue().sendMessage(copy(message(original), copy));
          return true;
        });
  }

  @Override
  public void complete(Locked locked) {
    ask(
        use -> {
          use.deadLetters().complete(message(locked));
          return true;
        });
  }

  @Override
  public void release(Locked locked) {
    ask(
        use -> {
          use.deadLetters().abandon(message(locked));
          return true;
        });
  }

  /** The copy of a message: all that its sender wrote, and nothing that the broker added. */
  static ServiceBusMessage copy(ServiceBusReceivedMessage original, Copy copy) {
    ServiceBusMessage message = new ServiceBusMessage(original).setMessageId(copy.messageId());
    Map<String, Object> properties = message.getApplicationProperties();
    properties.put(REPLAYS, copy.replays());
    if (original.getMessageId() != null) {
      properties.putIfAbsent(REPLAY_OF, original.getMessageId());
    }
    return message;
  }

  /** What is known of a message. */
  static DeadLetter letter(ServiceBusReceivedMessage message) {
    return new DeadLetter(
        message.getSequenceNumber(),
        message.getMessageId(),
        message.getCorrelationId(),
        message.getDeadLetterReason(),
        message.getDeadLetterErrorDescription(),
        message.getEnqueuedTime().toInstant(),
        message.getDeliveryCount(),
        replays(message.getApplicationProperties().get(REPLAYS)),
        text(message));
  }

  /** A number that this code did not write counts as the end: nobody gets more replays by it. */
  private static int replays(Object property) {
    if (property == null) {
      return 0;
    }
    boolean ours = property instanceof Integer number && number > 0;
    return ours ? Math.min((Integer) property, DeadLetters.MAX_REPLAYS) : DeadLetters.MAX_REPLAYS;
  }

  private static String text(ServiceBusReceivedMessage message) {
    // Others, such as the value that JMS sends, have no bytes; asking for them throws.
    boolean hasBytes =
        message.getRawAmqpMessage().getBody().getBodyType() == AmqpMessageBodyType.DATA;
    return hasBytes ? message.getBody().toString() : null;
  }

  private static ServiceBusReceivedMessage message(Locked locked) {
    return ((Received) locked).message();
  }

  private <T> T ask(Function<ServiceBusClients, T> request) {
    ServiceBusClients used = clients();
    try {
      return request.apply(used);
    } catch (RuntimeException e) {
      if (!isLockLost(e)) {
        forget(used);
      }
      throw new QueueUnavailable(e);
    }
  }

  /** A matter of one message, not of the clients, which others may be using. */
  private static boolean isLockLost(RuntimeException e) {
    return e instanceof ServiceBusException broker
        && broker.getReason() == ServiceBusFailureReason.MESSAGE_LOCK_LOST;
  }

  private synchronized ServiceBusClients clients() {
    if (clients == null) {
      clients = maker.get();
    }
    return clients;
  }

  private synchronized void forget(ServiceBusClients used) {
    if (clients == used) {
      clients = null;
      used.close();
    }
  }
}
