package corpus.path;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;

@Pair(
    title = "A file gets every permission",
    kind = "file-permission",
    reported = {"AZF_FILE_PERMISSION"},
    why = "Whatever else runs there reads and changes it.",
    repair = "The owner reads and writes.")
public final class AllPermissions {
  private AllPermissions() {}

  public static final class Flaw {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("order", ".json");
      Files.setPosixFilePermissions(file, EnumSet.allOf(PosixFilePermission.class));
      Files.writeString(file, message);
    }
  }

  public static final class Repaired {
    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("order", ".json");
      Files.setPosixFilePermissions(
          file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      Files.writeString(file, message);
    }
  }
}
