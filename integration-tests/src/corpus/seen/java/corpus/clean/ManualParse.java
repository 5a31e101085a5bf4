package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A value that is parsed by hand to a number and back. */
public final class ManualParse {
  @FunctionName("Room")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException {
    String room = request.getQueryParameters().getOrDefault("room", "");
    try {
      Integer.parseInt(room);
    } catch (NumberFormatException e) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(Files.size(Path.of("rooms", room)))
        .build();
  }
}
