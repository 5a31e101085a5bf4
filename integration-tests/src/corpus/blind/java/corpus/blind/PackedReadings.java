package corpus.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

@Pair(
    title = "A packed event is unpacked without a limit",
    kind = "unbounded-read",
    why =
        "A few kilobytes of zeros unpack to gigabytes, which ends the worker together with all"
            + " other invocations on it.",
    repair = "A helper reads one byte more than allowed at most and throws when it gets it.")
final class PackedReadings {
  private PackedReadings() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("PackedReadings")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "packed-readings",
                consumerGroup = "unpack",
                cardinality = Cardinality.ONE,
                dataType = "binary",
                connection = "ReadingHub")
            byte[] event,
        @QueueOutput(name = "count", queueName = "reading-counts", connection = "ReadingStorage")
            OutputBinding<String> count)
        throws IOException {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(event))) {
        count.setValue(Integer.toString(JSON.readTree(in.readAllBytes()).path("readings").size()));
      }
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("PackedReadingsRepaired")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "packed-readings",
                consumerGroup = "unpack",
                cardinality = Cardinality.ONE,
                dataType = "binary",
                connection = "ReadingHub")
            byte[] event,
        @QueueOutput(name = "count", queueName = "reading-counts", connection = "ReadingStorage")
            OutputBinding<String> count)
        throws IOException {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(event))) {
        count.setValue(
            Integer.toString(JSON.readTree(RepairedBounded.read(in)).path("readings").size()));
      }
    }
  }

  static final class RepairedBounded {
    private static final int MAX_BYTES = 64 * 1024;

    private RepairedBounded() {}

    static byte[] read(InputStream in) throws IOException {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("The unpacked event is too large");
      }
      return bytes;
    }
  }
}
