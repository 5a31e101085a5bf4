package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

@Pair(
    title = "A helper unpacks a message",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A small message becomes gigabytes.",
    repair = "There is a limit.")
public final class GzipByHelper {
  private GzipByHelper() {}

  public static final class Flaw {
    @FunctionName("Unpack")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") byte[] message,
        ExecutionContext context)
        throws IOException {
      context.getLogger().info("size " + unpack(new ByteArrayInputStream(message)).length);
    }

    private static byte[] unpack(InputStream packed) throws IOException {
      try (InputStream in = new GZIPInputStream(packed);
          ByteArrayOutputStream out = new ByteArrayOutputStream()) {
        in.transferTo(out);
        return out.toByteArray();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Unpack")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") byte[] message,
        ExecutionContext context)
        throws IOException {
      context.getLogger().info("size " + unpack(new ByteArrayInputStream(message)).length);
    }

    private static byte[] unpack(InputStream packed) throws IOException {
      try (InputStream in = new GZIPInputStream(packed)) {
        byte[] text = in.readNBytes(1_000_001);
        if (text.length > 1_000_000) {
          throw new IOException("too large");
        }
        return text;
      }
    }
  }
}
