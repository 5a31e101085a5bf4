package corpus.path;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

@Pair(
    title = "Others may write a file",
    kind = "file-permission",
    reported = {"AZF_FILE_PERMISSION"},
    why = "Whatever else runs there changes it.",
    repair = "Only the owner may.")
public final class OthersWrite {
  private OthersWrite() {}

  public static final class Flaw {
    private static final Set<PosixFilePermission> RIGHTS =
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OTHERS_WRITE);

    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("order", ".json");
      Files.setPosixFilePermissions(file, RIGHTS);
      Files.writeString(file, message);
    }
  }

  public static final class Repaired {
    private static final Set<PosixFilePermission> RIGHTS =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @FunctionName("Keep")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      Path file = Files.createTempFile("order", ".json");
      Files.setPosixFilePermissions(file, RIGHTS);
      Files.writeString(file, message);
    }
  }
}
