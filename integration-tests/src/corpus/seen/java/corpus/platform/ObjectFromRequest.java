package corpus.platform;

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
    title = "An HTTP trigger makes an object of the body",
    kind = "object-from-trigger",
    reported = {"AZF_OBJECT_FROM_TRIGGER"},
    why = "Bad JSON is a 500, and a record hangs the invocation.",
    repair = "The body is a text until it is read.")
public final class ObjectFromRequest {
  private ObjectFromRequest() {}

  public static final class Flaw {
    @FunctionName("Add")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<FlawItem>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(request.getBody().isPresent())
          .build();
    }
  }

  record FlawItem(String name) {}

  public static final class Repaired {
    @FunctionName("Add")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(request.getBody().isPresent())
          .build();
    }
  }
}
