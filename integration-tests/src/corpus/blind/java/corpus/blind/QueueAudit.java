package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;

@Pair(
    title = "The text of a queue message is written to the log as it came",
    kind = "log-injection",
    why =
        "Line breaks in a message forge lines of the audit trail that operators and alert rules"
            + " trust.",
    repair =
        "A class of the app replaces control characters and cuts the text before it is logged.")
final class QueueAudit {
  private QueueAudit() {}

  static final class Flaw {
    @FunctionName("QueueAudit")
    public void run(
        @QueueTrigger(name = "message", queueName = "access-changes", connection = "AuditStorage")
            String message,
        @TableOutput(
                name = "row",
                tableName = "accessChanges",
                partitionKey = "changes",
                rowKey = "{Id}",
                connection = "AuditStorage")
            OutputBinding<String> row,
        ExecutionContext context)
        throws JsonProcessingException {
      FlawChange change = FlawChange.read(message);
      context.getLogger().info("Access of " + change.user() + " changes");
      row.setValue(change.json());
    }
  }

  record FlawChange(String user, boolean granted) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FlawChange read(String message) throws JsonProcessingException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode node = JSON.readTree(message);
      String user = node.path("user").asText();
      if (user.isEmpty() || user.length() > 100) {
        throw new IllegalArgumentException("A change needs a user");
      }
      return new FlawChange(user, node.path("granted").asBoolean());
    }

    String json() {
      return JSON.createObjectNode().put("User", user).put("Granted", granted).toString();
    }
  }

  static final class Repaired {
    @FunctionName("QueueAuditRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "access-changes", connection = "AuditStorage")
            String message,
        @TableOutput(
                name = "row",
                tableName = "accessChanges",
                partitionKey = "changes",
                rowKey = "{Id}",
                connection = "AuditStorage")
            OutputBinding<String> row,
        ExecutionContext context)
        throws JsonProcessingException {
      RepairedChange change = RepairedChange.read(message);
      context.getLogger().info("Access of " + RepairedText.oneLine(change.user()) + " changes");
      row.setValue(change.json());
    }
  }

  record RepairedChange(String user, boolean granted) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RepairedChange read(String message) throws JsonProcessingException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode node = JSON.readTree(message);
      String user = node.path("user").asText();
      if (user.isEmpty() || user.length() > 100) {
        throw new IllegalArgumentException("A change needs a user");
      }
      return new RepairedChange(user, node.path("granted").asBoolean());
    }

    String json() {
      return JSON.createObjectNode().put("User", user).put("Granted", granted).toString();
    }
  }

  static final class RepairedText {
    private RepairedText() {}

    static String oneLine(String text) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < Math.min(text.length(), 80); i++) {
        char c = text.charAt(i);
        line.append(Character.isLetterOrDigit(c) || "@.-_".indexOf(c) >= 0 ? c : '_');
      }
      return line.toString();
    }
  }
}
