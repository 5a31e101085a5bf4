package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

@Pair(
    title = "A registration is stored as soon as it can be parsed",
    kind = "unvalidated-body-record",
    why =
        "Jackson fills what it finds; an empty name, a negative count of seats or a mail of a"
            + " megabyte reaches the store and everything behind it.",
    repair = "The record's constraints are checked before it is used.")
final class CourseRegistration {
  private CourseRegistration() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("CourseRegistration")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "courses/registrations")
            HttpRequestMessage<Optional<String>> request,
        @TableOutput(
                name = "row",
                tableName = "registrations",
                partitionKey = "course",
                rowKey = "{rand-guid}",
                connection = "CourseStorage")
            OutputBinding<FlawRegistration> row) {
      String body = request.getBody().orElse("");
      if (body.isEmpty() || body.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      FlawRegistration registration;
      try {
        registration = JSON.readValue(body, FlawRegistration.class);
      } catch (JsonProcessingException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      if (registration == null) {
        return request.createResponseBuilder(HttpStatus.UNPROCESSABLE_ENTITY).build();
      }
      row.setValue(registration);
      return request.createResponseBuilder(HttpStatus.CREATED).build();
    }
  }

  record FlawRegistration(String name, String mail, int seats) {}

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @FunctionName("CourseRegistrationRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "courses/registrations")
            HttpRequestMessage<Optional<String>> request,
        @TableOutput(
                name = "row",
                tableName = "registrations",
                partitionKey = "course",
                rowKey = "{rand-guid}",
                connection = "CourseStorage")
            OutputBinding<RepairedRegistration> row) {
      String body = request.getBody().orElse("");
      if (body.isEmpty() || body.length() > 8192) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      RepairedRegistration registration;
      try {
        registration = JSON.readValue(body, RepairedRegistration.class);
      } catch (JsonProcessingException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      if (registration == null || !VALIDATOR.validate(registration).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.UNPROCESSABLE_ENTITY).build();
      }
      row.setValue(registration);
      return request.createResponseBuilder(HttpStatus.CREATED).build();
    }
  }

  record RepairedRegistration(
      @NotBlank @Size(max = 80) String name,
      @NotNull @Email @Size(max = 254) String mail,
      @Min(1) @Max(20) int seats) {}
}
