package corpus.code;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;

@Pair(
    title = "Jackson takes the class from the text",
    kind = "polymorphic-json",
    reported = {"AZF_POLYMORPHIC_JSON", "JACKSON_UNSAFE_DESERIALIZATION"},
    why = "Gadget classes run code when they are made.",
    repair = "Subtypes are a closed list of names.")
public final class DefaultTyping {
  private DefaultTyping() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
      ObjectMapper mapper = new ObjectMapper();
      mapper.activateDefaultTyping(
          mapper.getPolymorphicTypeValidator(), ObjectMapper.DefaultTyping.NON_FINAL);
      return mapper;
    }

    @FunctionName("Shape")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Object shape = JSON.readValue(message, Object.class);
      context.getLogger().info(() -> "read " + (shape != null));
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Shape")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      RepairedShape shape = JSON.readValue(message, RepairedShape.class);
      context.getLogger().info(() -> "read " + (shape != null));
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = RepairedCircle.class, name = "circle")})
  sealed interface RepairedShape permits RepairedCircle {}

  record RepairedCircle(double radius) implements RepairedShape {}
}
