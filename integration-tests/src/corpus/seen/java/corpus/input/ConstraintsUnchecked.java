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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.Optional;

@Pair(
    title = "Constraints are written and never checked",
    kind = "validation-ignored",
    reported = {"AZF_VALIDATION_IGNORED"},
    why = "The annotation alone does nothing.",
    repair = "The validator is asked, and its answer counts.")
public final class ConstraintsUnchecked {
  private ConstraintsUnchecked() {}

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
      FlawItem item = JSON.readValue(request.getBody().orElse("{}"), FlawItem.class);
      return request.createResponseBuilder(HttpStatus.OK).body(item.quantity()).build();
    }
  }

  record FlawItem(@NotNull @Size(max = 40) String name, @Positive int quantity) {}

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
      RepairedItem item = JSON.readValue(request.getBody().orElse("{}"), RepairedItem.class);
      if (!validator.validate(item).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(item.quantity()).build();
    }
  }

  record RepairedItem(@NotNull @Size(max = 40) String name, @Positive int quantity) {}
}
