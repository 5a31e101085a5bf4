package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

@Pair(
    title = "The body of a request is bound to a class by the worker",
    kind = "pojo-trigger-body",
    why =
        "The worker's own parser knows no limit and no constraint, and an error in it answers"
            + " before the function can.",
    repair = "The body is bound as text, limited, parsed strictly and validated.")
final class OrderIntake {
  private OrderIntake() {}

  static final class Flaw {
    private static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @FunctionName("OrderIntake")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "orders")
            HttpRequestMessage<Optional<FlawOrder>> request,
        @QueueOutput(name = "accepted", queueName = "accepted-orders", connection = "OrderStorage")
            OutputBinding<String> accepted) {
      FlawOrder order = request.getBody().orElse(null);
      if (order == null || !VALIDATOR.validate(order).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      accepted.setValue(
          "{\"article\":\"" + order.article() + "\",\"count\":" + order.count() + "}");
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  record FlawOrder(
      @NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{6}") String article, @Min(1) @Max(100) int count) {}

  static final class Repaired {
    private static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
    private static final ObjectMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    @FunctionName("OrderIntakeRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "orders")
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "accepted", queueName = "accepted-orders", connection = "OrderStorage")
            OutputBinding<String> accepted) {
      RepairedOrder order;
      try {
        order =
            JSON.readValue(
                request.getBody().filter(text -> text.length() <= 4096).orElse("null"),
                RepairedOrder.class);
      } catch (JsonProcessingException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      if (order == null || !VALIDATOR.validate(order).isEmpty()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      accepted.setValue(
          "{\"article\":\"" + order.article() + "\",\"count\":" + order.count() + "}");
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  record RepairedOrder(
      @NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{6}") String article, @Min(1) @Max(100) int count) {}
}
