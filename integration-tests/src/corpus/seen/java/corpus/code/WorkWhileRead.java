package corpus.code;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

@Pair(
    title = "A paused import goes on while it is read",
    kind = "deserialization-gadget",
    reported = {"DESERIALIZATION_GADGET"},
    why = "Whoever writes the blob chooses which step runs, before the app has seen what it read.",
    repair = "What is paused is data; the app goes on when it has looked at it.")
public final class WorkWhileRead {
  private WorkWhileRead() {}

  public static final class Flaw {
    @FunctionName("PauseImport")
    @BlobOutput(
        name = "paused",
        path = "paused/{rand-guid}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @QueueTrigger(name = "row", queueName = "pauses", connection = "STORAGE") String row,
        ExecutionContext context)
        throws IOException {
      ByteArrayOutputStream paused = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(paused)) {
        out.writeObject(new FlawImport("checkRow", Long.parseLong(row)));
      }
      return paused.toByteArray();
    }
  }

  static final class FlawImport implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String step;
    private final long row;

    FlawImport(String step, long row) {
      this.step = step;
      this.row = row;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      try {
        FlawImport.class.getDeclaredMethod(step, long.class).invoke(this, row);
      } catch (ReflectiveOperationException e) {
        throw new InvalidObjectException(step);
      }
    }

    void checkRow(long number) {
      if (number < 0) {
        throw new IllegalArgumentException("row");
      }
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("PauseImport")
    @BlobOutput(
        name = "paused",
        path = "paused/{rand-guid}",
        dataType = "binary",
        connection = "STORAGE")
    public byte[] run(
        @QueueTrigger(name = "row", queueName = "pauses", connection = "STORAGE") String row,
        ExecutionContext context)
        throws IOException {
      return JSON.writeValueAsBytes(new RepairedImport(RepairedStep.CHECK, Long.parseLong(row)));
    }
  }

  enum RepairedStep {
    CHECK,
    STORE
  }

  record RepairedImport(RepairedStep step, long row) {}
}
