package corpus.blind.clean;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.logging.Level;
import java.util.zip.GZIPInputStream;

/** Unpacks a message up to a limit, so that a small message cannot become a large text. */
public final class PackedEvents {
  private static final int MAX_BYTES = 128 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  @FunctionName("PackedEvents")
  @FixedDelayRetry(maxRetryCount = 2, delayInterval = "00:00:05")
  public void run(
      @EventHubTrigger(
              name = "event",
              eventHubName = "packed",
              consumerGroup = "unpack",
              cardinality = Cardinality.ONE,
              dataType = "binary",
              connection = "PackedHub")
          byte[] event,
      ExecutionContext context)
      throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(event))) {
      byte[] text = in.readNBytes(MAX_BYTES + 1);
      if (text.length > MAX_BYTES) {
        throw new IOException("The unpacked event is too large");
      }
      context
          .getLogger()
          .log(Level.INFO, "{0} readings", JSON.readTree(text).path("readings").size());
    }
  }
}
