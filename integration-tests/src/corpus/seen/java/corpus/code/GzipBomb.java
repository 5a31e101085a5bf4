package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

@Pair(
    title = "A compressed body is unpacked to its end",
    kind = "decompression-bomb",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A few kilobytes become gigabytes.",
    repair = "One byte more than allowed is read, and refused.")
public final class GzipBomb {
  private GzipBomb() {}

  public static final class Flaw {
    @FunctionName("Unpack")
    public void run(
        @BlobTrigger(
                name = "file",
                path = "in/{name}.gz",
                dataType = "binary",
                connection = "STORAGE")
            byte[] file,
        ExecutionContext context)
        throws IOException {
      try (InputStream in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(file))) {
        byte[] all = in.readAllBytes();
        context.getLogger().info("bytes: " + all.length);
      }
    }
  }

  public static final class Repaired {
    private static final int LIMIT = 1_000_000;

    @FunctionName("Unpack")
    public void run(
        @BlobTrigger(
                name = "file",
                path = "in/{name}.gz",
                dataType = "binary",
                connection = "STORAGE")
            byte[] file,
        ExecutionContext context)
        throws IOException {
      try (InputStream in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(file))) {
        byte[] all = in.readNBytes(LIMIT + 1);
        if (all.length > LIMIT) {
          throw new IOException("too large");
        }
        context.getLogger().info("bytes: " + all.length);
      }
    }
  }
}
