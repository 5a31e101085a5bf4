package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

@Pair(
    title = "A constraint of a body's record has a pattern with two ways to match",
    kind = "catastrophic-regex",
    why =
        "The validator runs the pattern on what the caller sends; sixty letters and a wrong last"
            + " one are enough to keep a core busy.",
    repair = "The pattern's repetitions are told apart by the hyphen.")
final class SlugRequest {
  private SlugRequest() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @FunctionName("SlugRequest")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "slugs")
            HttpRequestMessage<Optional<String>> request) {
      FlawSlug slug;
      try {
        slug =
            JSON.readValue(
                request.getBody().filter(text -> text.length() < 500).orElse("null"),
                FlawSlug.class);
      } catch (JsonProcessingException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      boolean usable = slug != null && VALIDATOR.validate(slug).isEmpty();
      return request
          .createResponseBuilder(usable ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_ENTITY)
          .build();
    }
  }

  record FlawSlug(@NotNull @Size(max = 100) @Pattern(regexp = "([a-z0-9]+-?){1,20}") String slug) {}

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @FunctionName("SlugRequestRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "slugs")
            HttpRequestMessage<Optional<String>> request) {
      RepairedSlug slug;
      try {
        slug =
            JSON.readValue(
                request.getBody().filter(text -> text.length() < 500).orElse("null"),
                RepairedSlug.class);
      } catch (JsonProcessingException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      boolean usable = slug != null && VALIDATOR.validate(slug).isEmpty();
      return request
          .createResponseBuilder(usable ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_ENTITY)
          .build();
    }
  }

  record RepairedSlug(
      @NotNull @Size(max = 100) @Pattern(regexp = "[a-z0-9]+(?:-[a-z0-9]+)*") String slug) {}
}
