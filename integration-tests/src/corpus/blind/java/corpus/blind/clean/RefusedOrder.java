package corpus.blind.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/**
 * Answers with the text of a refusal, which is a constant of the code and no exception's message.
 */
public final class RefusedOrder {
  private enum Reason {
    NO_BODY("The order is missing"),
    TOO_LARGE("The order is too large"),
    NOT_AN_ORDER("The order is not readable");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    Refusal(Reason reason) {
      super(reason.name());
      this.reason = reason;
    }
  }

  @FunctionName("RefusedOrder")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "orders/check")
          HttpRequestMessage<Optional<String>> request) {
    try {
      int positions = check(request.getBody().orElse(""));
      return json(request, HttpStatus.OK, "{\"positions\":" + positions + "}");
    } catch (Refusal refusal) {
      return json(request, HttpStatus.BAD_REQUEST, "{\"title\":\"" + refusal.reason.text + "\"}");
    }
  }

  private static int check(String body) throws Refusal {
    if (body.isBlank()) {
      throw new Refusal(Reason.NO_BODY);
    }
    if (body.length() > 8192) {
      throw new Refusal(Reason.TOO_LARGE);
    }
    try {
      return new ObjectMapper().readTree(body).path("positions").size();
    } catch (JsonProcessingException e) {
      throw new Refusal(Reason.NOT_AN_ORDER);
    }
  }

  private static HttpResponseMessage json(
      HttpRequestMessage<?> request, HttpStatus status, String body) {
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
