package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;

@Pair(
    title = "The word to be masked is the regular expression of replaceAll",
    kind = "regex-from-input",
    why =
        "Replacing by replaceAll looks like text and is a pattern; one nested repetition in a"
            + " message keeps the worker busy until it is killed.",
    repair = "The word is replaced as text.")
final class WordMask {
  private WordMask() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("WordMask")
    public void run(
        @CustomBinding(name = "message", type = "rabbitMQTrigger", direction = "in") String message,
        @QueueOutput(name = "masked", queueName = "masked-texts", connection = "TextStorage")
            OutputBinding<String> masked)
        throws JsonProcessingException {
      if (message.length() > 10_000) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode job = JSON.readTree(message);
      List<String> words = new ArrayList<>();
      job.path("words").forEach(word -> words.add(word.asText()));
      String text =
          words.stream()
              .filter(word -> word.length() > 2 && word.length() < 40)
              .reduce(
                  job.path("text").asText(), (masking, word) -> masking.replaceAll(word, "***"));
      masked.setValue(JSON.createObjectNode().put("text", text).toString());
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("WordMaskRepaired")
    public void run(
        @CustomBinding(name = "message", type = "rabbitMQTrigger", direction = "in") String message,
        @QueueOutput(name = "masked", queueName = "masked-texts", connection = "TextStorage")
            OutputBinding<String> masked)
        throws JsonProcessingException {
      if (message.length() > 10_000) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode job = JSON.readTree(message);
      List<String> words = new ArrayList<>();
      job.path("words").forEach(word -> words.add(word.asText()));
      String text =
          words.stream()
              .filter(word -> word.length() > 2 && word.length() < 40)
              .reduce(job.path("text").asText(), (masking, word) -> masking.replace(word, "***"));
      masked.setValue(JSON.createObjectNode().put("text", text).toString());
    }
  }
}
