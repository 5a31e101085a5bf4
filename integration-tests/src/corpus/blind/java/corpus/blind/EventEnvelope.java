package corpus.blind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.util.UUID;
import java.util.logging.Level;

@Pair(
    title = "A mapper with default typing reads the messages of a queue",
    kind = "jackson-default-typing",
    why =
        "The message names the class that Jackson creates; gadget classes on the class path turn"
            + " that into code of the sender.",
    repair =
        "A sealed interface lists the kinds of events, and a message picks one of them by a short"
            + " name.")
final class EventEnvelope {
  private EventEnvelope() {}

  static final class Flaw {
    private static final ObjectMapper JSON =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .activateDefaultTyping(
                LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL)
            .build();

    @FunctionName("EventEnvelope")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "account-events",
                connection = "AccountBus")
            String message,
        ExecutionContext context)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      FlawEvent event = JSON.readValue(message, FlawEvent.class);
      event.check();
      context.getLogger().log(Level.INFO, "Event of account {0}", event.account());
    }
  }

  sealed interface FlawEvent {
    UUID account();

    default void check() {
      if (account() == null) {
        throw new IllegalArgumentException("An event needs an account");
      }
    }
  }

  record FlawOpened(UUID account) implements FlawEvent {}

  record FlawClosed(UUID account) implements FlawEvent {}

  static final class Repaired {
    private static final ObjectMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @FunctionName("EventEnvelopeRepaired")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "account-events",
                connection = "AccountBus")
            String message,
        ExecutionContext context)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      RepairedEvent event = JSON.readValue(message, RepairedEvent.class);
      event.check();
      context.getLogger().log(Level.INFO, "Event of account {0}", event.account());
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RepairedOpened.class, name = "opened"),
    @JsonSubTypes.Type(value = RepairedClosed.class, name = "closed")
  })
  sealed interface RepairedEvent {
    UUID account();

    default void check() {
      if (account() == null) {
        throw new IllegalArgumentException("An event needs an account");
      }
    }
  }

  record RepairedOpened(UUID account) implements RepairedEvent {}

  record RepairedClosed(UUID account) implements RepairedEvent {}
}
