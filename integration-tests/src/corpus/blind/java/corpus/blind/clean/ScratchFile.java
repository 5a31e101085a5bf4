package corpus.blind.clean;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts the rows of a blob by way of a temporary file, whose name the JDK chooses. */
public final class ScratchFile {
  @FunctionName("ScratchFile")
  public void run(
      @BlobTrigger(
              name = "content",
              path = "rows/{id}.csv",
              dataType = "binary",
              connection = "RowStorage")
          byte[] content,
      @QueueOutput(name = "count", queueName = "row-counts", connection = "RowStorage")
          OutputBinding<String> count)
      throws IOException {
    if (content.length > 1024 * 1024) {
      throw new IOException("The rows are too large");
    }
    Path scratch = Files.createTempFile("rows", ".csv");
    try {
      Files.write(scratch, content);
      try (Stream<String> rows = Files.lines(scratch, StandardCharsets.UTF_8)) {
        count.setValue(Long.toString(rows.skip(1).filter(row -> !row.isBlank()).count()));
      }
    } finally {
      Files.delete(scratch);
    }
  }
}
