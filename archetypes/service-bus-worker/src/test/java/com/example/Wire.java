package com.example;

import com.azure.core.amqp.implementation.MessageSerializer;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;

/** Messages as they are on the wire, read and written by the client library's own code. */
final class Wire {
  static final Instant ENQUEUED_AT = Instant.parse("2026-06-01T12:00:00.123Z");
  static final long SEQUENCE_NUMBER = 4_611_686_018_427_387_905L;

  private Wire() {}

  /** A message as the broker hands it over from the dead letters. */
  static Message dead(String text, Map<String, Object> properties) {
    return dead(new Data(new Binary(text.getBytes(StandardCharsets.UTF_8))), properties);
  }

  /** A message of another kind than text. */
  static Message dead(Section body, Map<String, Object> properties) {
    Message message = Proton.message();
    message.setMessageId("m-1");
    message.setCorrelationId("correlation-1");
    message.setSubject("ordered");
    message.setContentType("application/json");
    message.setReplyTo("answers");
    message.setGroupId("north-1");
    message.setDeliveryCount(9);
    message.setTtl(1_209_600_000L);
    Map<Symbol, Object> annotations = new HashMap<>();
    annotations.put(Symbol.valueOf("x-opt-sequence-number"), SEQUENCE_NUMBER);
    annotations.put(Symbol.valueOf("x-opt-enqueued-time"), Date.from(ENQUEUED_AT));
    annotations.put(Symbol.valueOf("x-opt-locked-until"), Date.from(ENQUEUED_AT));
    annotations.put(Symbol.valueOf("x-opt-deadletter-source"), "shipments");
    message.setMessageAnnotations(new MessageAnnotations(annotations));
    Map<String, Object> all = new HashMap<>(properties);
    all.put("DeadLetterReason", "MaxDeliveryCountExceeded");
    all.put("DeadLetterErrorDescription", "Message could not be consumed.");
    message.setApplicationProperties(new ApplicationProperties(all));
    message.setBody(body);
    return message;
  }

  static ServiceBusReceivedMessage received(Message message) {
    return serializer().deserialize(message, ServiceBusReceivedMessage.class);
  }

  static Message sent(ServiceBusMessage message) {
    return serializer().serialize(message);
  }

  private static MessageSerializer serializer() {
    try {
      Constructor<?> constructor =
          Class.forName("com.azure.messaging.servicebus.ServiceBusMessageSerializer")
              .getDeclaredConstructor();
      constructor.setAccessible(true);
      return (MessageSerializer) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("The client library has no such serializer any more", e);
    }
  }
}
