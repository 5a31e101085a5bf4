package corpus.code;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.io.IOException;

@Pair(
    title = "A field of a record takes its class from the text",
    kind = "polymorphic-json",
    reported = {"JACKSON_UNSAFE_DESERIALIZATION"},
    why = "Gadget classes run code when they are made.",
    repair = "Subtypes are a closed list of names.")
public final class ClassInField {
  private ClassInField() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Dispatch")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "events",
                subscriptionName = "dispatch",
                connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException {
      FlawEnvelope envelope = JSON.readValue(message, FlawEnvelope.class);
      context.getLogger().info(() -> "sent: " + (envelope.content() != null));
    }
  }

  record FlawEnvelope(
      long sequence,
      @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "type") Object content) {}

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Dispatch")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "events",
                subscriptionName = "dispatch",
                connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException {
      RepairedEnvelope envelope = JSON.readValue(message, RepairedEnvelope.class);
      context.getLogger().info(() -> "sent: " + (envelope.content() != null));
    }
  }

  record RepairedEnvelope(long sequence, RepairedContent content) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RepairedSold.class, name = "sold"),
    @JsonSubTypes.Type(value = RepairedReturned.class, name = "returned")
  })
  sealed interface RepairedContent permits RepairedSold, RepairedReturned {}

  record RepairedSold(int pieces) implements RepairedContent {}

  record RepairedReturned(int pieces) implements RepairedContent {}
}
