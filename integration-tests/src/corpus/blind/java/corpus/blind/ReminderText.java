package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

@Pair(
    title = "A customer's own text is the format of a reminder",
    kind = "format-string",
    why =
        "%s in the text takes arguments meant for other places and %1000000000d exhausts the"
            + " worker's memory.",
    repair = "The format is a constant; the customer's text is one of its arguments.")
final class ReminderText {
  private ReminderText() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("ReminderText")
    public void run(
        @QueueTrigger(name = "message", queueName = "reminders", connection = "ReminderStorage")
            String message,
        @QueueOutput(name = "mail", queueName = "outgoing", connection = "ReminderStorage")
            OutputBinding<String> mail)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode reminder = JSON.readTree(message);
      String text = reminder.path("text").asText();
      if (text.length() > 500) {
        throw new IllegalArgumentException("Text too long");
      }
      LocalDate due = LocalDate.parse(reminder.path("due").asText());
      long days = ChronoUnit.DAYS.between(LocalDate.now(ZoneOffset.UTC), due);
      String line = String.format(Locale.ROOT, text, days, due);
      mail.setValue(JSON.createObjectNode().put("line", line).toString());
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("ReminderTextRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "reminders", connection = "ReminderStorage")
            String message,
        @QueueOutput(name = "mail", queueName = "outgoing", connection = "ReminderStorage")
            OutputBinding<String> mail)
        throws JsonProcessingException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode reminder = JSON.readTree(message);
      String text = reminder.path("text").asText();
      if (text.length() > 500) {
        throw new IllegalArgumentException("Text too long");
      }
      LocalDate due = LocalDate.parse(reminder.path("due").asText());
      long days = ChronoUnit.DAYS.between(LocalDate.now(ZoneOffset.UTC), due);
      String line = String.format(Locale.ROOT, "%s (%d days, until %s)", text, days, due);
      mail.setValue(JSON.createObjectNode().put("line", line).toString());
    }
  }
}
