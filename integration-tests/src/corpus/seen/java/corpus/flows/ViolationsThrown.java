package corpus.flows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@Pair(
    title = "Violations are logged, and the value is used",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "A check without a consequence is none.",
    repair = "A violation is thrown.")
public final class ViolationsThrown {
  private ViolationsThrown() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Validator validator;

    public Flaw(Validator validator) {
      this.validator = validator;
    }

    @FunctionName("Take")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      FlawFile file = JSON.readValue(message, FlawFile.class);
      validator
          .validate(file)
          .forEach(v -> context.getLogger().warning(v.getPropertyPath().toString()));
      Files.createDirectories(Path.of("in", file.name()));
    }
  }

  record FlawFile(
      @NotNull @jakarta.validation.constraints.Pattern(regexp = "[a-z]{1,20}") String name) {}

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Validator validator;

    public Repaired(Validator validator) {
      this.validator = validator;
    }

    @FunctionName("Take")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException {
      RepairedFile file = JSON.readValue(message, RepairedFile.class);
      validator.validate(file).stream()
          .findFirst()
          .ifPresent(
              v -> {
                throw new IllegalArgumentException(v.getMessage());
              });
      Files.createDirectories(Path.of("in", file.name()));
    }
  }

  record RepairedFile(
      @NotNull @jakarta.validation.constraints.Pattern(regexp = "[a-z]{1,20}") String name) {}
}
