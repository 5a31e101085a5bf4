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

/** A helper throws when the path leaves its folder. */
public final class PathCheckedByHelper {
  private static final Path BASE = Path.of("data").toAbsolutePath().normalize();

  @FunctionName("Read")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException {
    Path file = inside(request.getQueryParameters().get("file"));
    return request.createResponseBuilder(HttpStatus.OK).body(Files.size(file)).build();
  }

  private static Path inside(String name) {
    Path file = BASE.resolve(name).toAbsolutePath().normalize();
    requireInside(file);
    return file;
  }

  private static void requireInside(Path file) {
    if (!file.startsWith(BASE)) {
      throw new IllegalArgumentException("outside");
    }
  }
}
