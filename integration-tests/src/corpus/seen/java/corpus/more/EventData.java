package corpus.more;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

@Pair(
    title = "The field of an event is logged as it came",
    kind = "log-injection",
    reported = {"AZF_LOG_INJECTION"},
    why = "Whoever may publish to the topic writes into the log.",
    repair = "Only its length and a digest are logged.")
public final class EventData {
  private EventData() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Event")
    public void run(@EventGridTrigger(name = "event") String event, ExecutionContext context)
        throws IOException {
      JsonNode data = JSON.readTree(event).path("data");
      context.getLogger().warning("subject " + data.get("subject").asText());
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Event")
    public void run(@EventGridTrigger(name = "event") String event, ExecutionContext context)
        throws IOException, NoSuchAlgorithmException {
      JsonNode data = JSON.readTree(event).path("data");
      String subject = data.get("subject").asText();
      context
          .getLogger()
          .warning(
              "subject of "
                  + subject.length()
                  + " characters, "
                  + HexFormat.of()
                      .formatHex(
                          MessageDigest.getInstance("SHA-256")
                              .digest(subject.getBytes(StandardCharsets.UTF_8))));
    }
  }
}
