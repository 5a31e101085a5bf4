package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

@Pair(
    title = "A shop's greeting is formatted with the customer's name",
    kind = "format-string",
    why =
        "The shop's owner writes the greeting; a wrong conversion fails each mail, and a width of a"
            + " billion fills the memory.",
    repair = "The one placeholder is replaced as text.")
final class CustomGreeting {
  private CustomGreeting() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("CustomGreeting")
    public void run(
        @CosmosDBTrigger(
                name = "shops",
                databaseName = "shops",
                containerName = "settings",
                leaseContainerName = "leases",
                connection = "ShopCosmos",
                dataType = "string")
            String shops,
        @QueueOutput(name = "previews", queueName = "previews", connection = "ShopStorage")
            OutputBinding<List<String>> previews)
        throws JsonProcessingException {
      if (shops.length() > 1_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode shop : JSON.readTree(shops)) {
        texts.add(shop.path("greeting").asText());
      }
      previews.setValue(
          texts.stream()
              .filter(Predicate.not(String::isBlank))
              .map(text -> text.substring(0, Math.min(text.length(), 200)))
              .map(text -> text.formatted("Ada Example"))
              .map(text -> JSON.createObjectNode().put("text", text).toString())
              .toList());
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("CustomGreetingRepaired")
    public void run(
        @CosmosDBTrigger(
                name = "shops",
                databaseName = "shops",
                containerName = "settings",
                leaseContainerName = "leases",
                connection = "ShopCosmos",
                dataType = "string")
            String shops,
        @QueueOutput(name = "previews", queueName = "previews", connection = "ShopStorage")
            OutputBinding<List<String>> previews)
        throws JsonProcessingException {
      if (shops.length() > 1_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode shop : JSON.readTree(shops)) {
        texts.add(shop.path("greeting").asText());
      }
      previews.setValue(
          texts.stream()
              .filter(Predicate.not(String::isBlank))
              .map(text -> text.substring(0, Math.min(text.length(), 200)))
              .map(text -> text.replace("%s", "Ada Example"))
              .map(text -> JSON.createObjectNode().put("text", text).toString())
              .toList());
    }
  }
}
