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

/** A chain of Optionals whose filter is the check. */
public final class OptionalChain {
  @FunctionName("Chain")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException {
    Optional<Path> file =
        Optional.ofNullable(request.getQueryParameters().get("day"))
            .map(String::trim)
            .filter(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"))
            .map(day -> Path.of("reports", day + ".csv"));
    return file.isPresent() && Files.exists(file.get())
        ? request.createResponseBuilder(HttpStatus.OK).body(Files.size(file.get())).build()
        : request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
  }
}
