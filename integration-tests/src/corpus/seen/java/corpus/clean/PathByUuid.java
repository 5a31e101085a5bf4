package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A path made of a UUID, a date and a constant. */
public final class PathByUuid {
  @FunctionName("Save")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context)
      throws IOException {
    Path target =
        Path.of("data", LocalDate.now(Clock.systemUTC()).toString(), UUID.fromString(id) + ".json");
    Files.createDirectories(target.getParent());
    Files.writeString(target, request.getBody().orElse(""));
    return request.createResponseBuilder(HttpStatus.OK).body(Files.size(target)).build();
  }
}
