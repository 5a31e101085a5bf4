package corpus.path;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

@Pair(
    title = "A file is opened to all accounts",
    kind = "file-permission",
    reported = {"AZF_FILE_PERMISSION"},
    why = "Whatever else runs there reads and changes it.",
    repair = "Only the owner may.")
public final class OpenToAll {
  private OpenToAll() {}

  public static final class Flaw {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      File file = File.createTempFile("order", ".json");
      file.setReadable(true, false);
      file.setWritable(true, false);
      Files.writeString(file.toPath(), message);
    }
  }

  public static final class Repaired {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      File file = File.createTempFile("order", ".json");
      file.setReadable(true, true);
      file.setWritable(true);
      Files.writeString(file.toPath(), message);
    }
  }
}
