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

/** Only the last part of a name is used. */
public final class PathOfBaseName {
  @FunctionName("Attach")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException {
    String name = request.getHeaders().getOrDefault("x-file-name", "file");
    Path plain = Path.of(name).getFileName();
    if (plain == null || plain.toString().equals("..")) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    Files.writeString(Path.of("attachments").resolve(plain), request.getBody().orElse(""));
    return request.createResponseBuilder(HttpStatus.OK).body(true).build();
  }
}
