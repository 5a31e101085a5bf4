package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Pair(
    title = "A command is made of a list",
    kind = "command-injection",
    reported = {"AZF_COMMAND_INJECTION"},
    why = "The last argument is the caller's, and a shell reads it.",
    repair = "The value must be a number.")
public final class ArgumentsAsList {
  private ArgumentsAsList() {}

  public static final class Flaw {
    @FunctionName("Rotate")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
      command.add("rotate " + request.getQueryParameters().get("by"));
      new ProcessBuilder(command).start();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Rotate")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      List<String> command = new ArrayList<>(List.of("/usr/bin/rotate"));
      command.add(Integer.toString(Integer.parseInt(request.getQueryParameters().get("by"))));
      new ProcessBuilder(command).start();
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
