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
import java.util.logging.Level;

/** An exception is logged as an exception. */
public final class LogWithException {
  @FunctionName("Try")
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
          .body(Integer.parseInt(request.getBody().orElse("")))
          .build();
    } catch (NumberFormatException e) {
      context.getLogger().log(Level.WARNING, e, () -> "not a number");
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
  }
}
