package corpus.clean;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.util.Optional;

/** The record checks itself, and the function the rest. */
public final class CheckedByHand {
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
    Item item = JSON.readValue(request.getBody().orElse(""), Item.class);
    if (item.name().isBlank() || item.quantity() > 10) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    return request.createResponseBuilder(HttpStatus.OK).body(item.quantity()).build();
  }

  record Item(String name, int quantity) {
    Item {
      if (name == null || name.length() > 40) {
        throw new IllegalArgumentException("name");
      }
    }
  }
}
