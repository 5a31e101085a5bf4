package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** The text of an own exception, made of constants. */
public final class OwnExceptionText {
  @FunctionName("Check")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    try {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(quantity(request.getBody().orElse("")))
          .build();
    } catch (Refused e) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).body(e.getMessage()).build();
    }
  }

  private static int quantity(String text) throws Refused {
    if (!text.matches("\\d{1,4}")) {
      throw new Refused("Send a number of up to four digits.");
    }
    return Integer.parseInt(text);
  }

  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
