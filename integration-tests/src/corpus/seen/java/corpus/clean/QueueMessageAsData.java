package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.util.Optional;

/** A message is sent on as data. */
public final class QueueMessageAsData {
  @FunctionName("Submit")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @QueueOutput(name = "out", queueName = "work", connection = "STORAGE")
          OutputBinding<String> out,
      ExecutionContext context) {
    String body = request.getBody().orElse("");
    if (body.isBlank() || body.length() > 10_000) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    out.setValue(body);
    return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
  }
}
