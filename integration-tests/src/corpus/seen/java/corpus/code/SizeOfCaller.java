package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "The caller chooses how much memory is taken",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "One request takes all memory.",
    repair = "There is a limit.")
public final class SizeOfCaller {
  private SizeOfCaller() {}

  public static final class Flaw {
    @FunctionName("Fill")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      int size = Integer.parseInt(request.getQueryParameters().get("size"));
      byte[] block = new byte[size];
      return request.createResponseBuilder(HttpStatus.OK).body(block.length).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Fill")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      int size = Integer.parseInt(request.getQueryParameters().get("size"));
      if (size < 0 || size > 4096) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      byte[] block = new byte[size];
      return request.createResponseBuilder(HttpStatus.OK).body(block.length).build();
    }
  }
}
