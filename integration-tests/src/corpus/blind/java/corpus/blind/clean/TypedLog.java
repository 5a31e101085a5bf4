package corpus.blind.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what a message says, but only as numbers, dates, ids and constants. */
public final class TypedLog {
  private static final Logger LOG = LoggerFactory.getLogger(TypedLog.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private enum Carrier {
    ROAD,
    RAIL,
    SEA
  }

  @FunctionName("TypedLog")
  public void run(
      @ServiceBusQueueTrigger(
              name = "message",
              queueName = "transports",
              connection = "TransportBus")
          String message)
      throws JsonProcessingException {
    if (message.length() > 4096) {
      throw new IllegalArgumentException("Message too large");
    }
    JsonNode transport = JSON.readTree(message);
    UUID id = UUID.fromString(transport.path("id").asText());
    Carrier carrier = Carrier.valueOf(transport.path("carrier").asText());
    LocalDate day = LocalDate.parse(transport.path("day").asText());
    int kilograms = transport.path("kg").asInt();
    LOG.info("Transport {} by {} on {} with {} kg", id, carrier, day, kilograms);
  }
}
