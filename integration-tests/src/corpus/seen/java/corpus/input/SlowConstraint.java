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
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

@Pair(
    title = "A constraint has a slow pattern",
    kind = "slow-regex",
    reported = {"AZF_SLOW_REGEX"},
    why = "Validation itself is what costs minutes.",
    repair = "There is one way to match.")
public final class SlowConstraint {
  private SlowConstraint() {}

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
      FlawTags tags = JSON.readValue(request.getBody().orElse(""), FlawTags.class);
      if (!validator.validate(tags).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(tags.tags().size()).build();
    }
  }

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
      RepairedTags tags = JSON.readValue(request.getBody().orElse(""), RepairedTags.class);
      if (!validator.validate(tags).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request.createResponseBuilder(HttpStatus.OK).body(tags.tags().size()).build();
    }
  }

  record FlawTags(
      @NotNull List<@jakarta.validation.constraints.Pattern(regexp = "([a-z]+-?)+") String> tags,
      @Size(max = 80) @Email(regexp = "(\\w+\\.?)+@contoso\\.com") String owner) {}

  record RepairedTags(
      @NotNull
          List<@jakarta.validation.constraints.Pattern(regexp = "[a-z]+(-[a-z]+)*") String> tags,
      @Size(max = 80) @Email(regexp = "\\w+(\\.\\w+)*@contoso\\.com") String owner) {}
}
