package corpus.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A message that will never do is put aside, and a failure goes on. */
public final class PoisonAside {
  private static final ObjectMapper JSON = new ObjectMapper();

  @FunctionName("Take")
  public void run(
      @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
      @QueueOutput(name = "aside", queueName = "aside", connection = "STORAGE")
          OutputBinding<String> aside,
      ExecutionContext context)
      throws IOException {
    JsonNode order;
    try {
      order = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      context.getLogger().warning("not JSON");
      aside.setValue(message);
      return;
    }
    Files.writeString(Path.of("orders"), Integer.toString(order.size()));
  }
}
