package corpus.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

@Pair(
    title = "A name is only limited in size, and becomes a path",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "Size does not say which characters.",
    repair = "A pattern does, and the validator is asked by a helper.")
public final class ConstrainedName {
  private ConstrainedName() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Validator validator;

    public Flaw(Validator validator) {
      this.validator = validator;
    }

    @FunctionName("Keep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      FlawNote note = JSON.readValue(request.getBody().orElse("{}"), FlawNote.class);
      if (!validator.validate(note).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Files.writeString(Path.of("notes", note.name()), "kept");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  record FlawNote(@NotBlank @Size(max = 40) String name) {}

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Validator validator;

    public Repaired(Validator validator) {
      this.validator = validator;
    }

    @FunctionName("Keep")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      RepairedNote note = read(request.getBody().orElse("{}"));
      Files.writeString(Path.of("notes", note.name()), "kept");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }

    private RepairedNote read(String body) throws IOException {
      RepairedNote note = JSON.readValue(body, RepairedNote.class);
      Set<ConstraintViolation<RepairedNote>> violations = validator.validate(note);
      if (!violations.isEmpty()) {
        throw new IllegalArgumentException("not valid");
      }
      return note;
    }
  }

  record RepairedNote(
      @NotNull @jakarta.validation.constraints.Pattern(regexp = "[a-z0-9-]{1,40}") String name) {}
}
