package corpus.blind;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.util.Objects;
import java.util.logging.Level;

@Pair(
    title = "A job's kind is the name of a Java class in the message",
    kind = "jackson-default-typing",
    why =
        "The annotation lets the sender choose the class that Jackson creates, as default typing"
            + " does for a whole mapper.",
    repair = "Kinds are short names, and each stands for one class of the project.")
final class JobEnvelope {
  private JobEnvelope() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("JobEnvelope")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "jobs",
                subscriptionName = "runner",
                connection = "JobBus")
            String message,
        ExecutionContext context)
        throws JsonProcessingException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      FlawEnvelope envelope = JSON.readValue(message, FlawEnvelope.class);
      context.getLogger().log(Level.INFO, "The job takes {0} minutes", envelope.job().minutes());
    }
  }

  record FlawEnvelope(FlawJob job) {
    FlawEnvelope {
      Objects.requireNonNull(job);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "kind")
  interface FlawJob {
    int minutes();
  }

  record FlawBackup(int gigabytes) implements FlawJob {
    FlawBackup {
      if (gigabytes < 0 || gigabytes > 10_000) {
        throw new IllegalArgumentException("Not a size");
      }
    }

    @Override
    public int minutes() {
      return 1 + gigabytes / 4;
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("JobEnvelopeRepaired")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "jobs",
                subscriptionName = "runner",
                connection = "JobBus")
            String message,
        ExecutionContext context)
        throws JsonProcessingException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      RepairedEnvelope envelope = JSON.readValue(message, RepairedEnvelope.class);
      context.getLogger().log(Level.INFO, "The job takes {0} minutes", envelope.job().minutes());
    }
  }

  record RepairedEnvelope(RepairedJob job) {
    RepairedEnvelope {
      Objects.requireNonNull(job);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = RepairedBackup.class, name = "backup"))
  interface RepairedJob {
    int minutes();
  }

  record RepairedBackup(int gigabytes) implements RepairedJob {
    RepairedBackup {
      if (gigabytes < 0 || gigabytes > 10_000) {
        throw new IllegalArgumentException("Not a size");
      }
    }

    @Override
    public int minutes() {
      return 1 + gigabytes / 4;
    }
  }
}
