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
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;

@Pair(
    title = "A reader gives a record that nobody checks",
    kind = "unvalidated-body",
    reported = {"AZF_VALIDATION_IGNORED"},
    why = "Missing and absurd values go on into the app.",
    repair = "Constraints say what is allowed, and are checked.")
public final class BodyByReader {
  private BodyByReader() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Make")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      FlawItem item = JSON.readerFor(FlawItem.class).readValue(request.getBody().orElse(""));
      return request.createResponseBuilder(HttpStatus.OK).body(item.quantity()).build();
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Validator validator;

    public Repaired(Validator validator) {
      this.validator = validator;
    }

    @FunctionName("Make")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      RepairedItem item =
          JSON.readerFor(RepairedItem.class).readValue(request.getBody().orElse(""));
      if (!validator.validate(item).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(item.quantity()).build();
    }
  }

  record FlawItem(@NotBlank @Size(max = 40) String name, @Positive int quantity) {}

  record RepairedItem(@NotBlank @Size(max = 40) String name, @Positive int quantity) {}
}
