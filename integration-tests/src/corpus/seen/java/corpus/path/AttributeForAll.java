package corpus.path;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

@Pair(
    title = "A file is created with rights for others",
    kind = "file-permission",
    reported = {"AZF_FILE_PERMISSION"},
    why = "Whatever else runs there reads and changes it.",
    repair = "Only the owner may.")
public final class AttributeForAll {
  private AttributeForAll() {}

  public static final class Flaw {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file =
          Files.createTempFile(
              "order",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
      Files.writeString(file, message);
    }
  }

  public static final class Repaired {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file =
          Files.createTempFile(
              "order",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, message);
    }
  }
}
