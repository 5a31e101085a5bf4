package corpus.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

@Pair(
    title = "A component of a record that was read from JSON names a folder",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "The sender of a queue message is not trusted more than the caller of an HTTP function.",
    repair = "The record checks the component where it is made.")
public final class FolderOfRecord {
  private FolderOfRecord() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Import")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      FlawJob job = JSON.readValue(message, FlawJob.class);
      try (Stream<Path> files = Files.list(Path.of("/data", job.folder()))) {
        context.getLogger().info("files: " + files.count());
      }
    }
  }

  record FlawJob(String folder, int priority) {}

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Import")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      RepairedJob job = RepairedJob.of(JSON.readTree(message));
      try (Stream<Path> files = Files.list(Path.of("/data", job.folder()))) {
        context.getLogger().info("files: " + files.count());
      }
    }
  }

  record RepairedJob(String folder, int priority) {
    static RepairedJob of(JsonNode json) {
      String folder = json.path("folder").asText();
      if (!folder.matches("[a-z0-9-]+")) {
        throw new IllegalArgumentException("folder");
      }
      return new RepairedJob(folder, json.path("priority").asInt());
    }
  }
}
