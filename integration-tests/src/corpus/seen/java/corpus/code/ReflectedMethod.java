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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

@Pair(
    title = "A method is chosen by the caller",
    kind = "reflection",
    reported = {"AZF_REFLECTION"},
    why = "Methods that were never meant to be reached are called.",
    repair = "A map of functions takes its place.")
public final class ReflectedMethod {
  private ReflectedMethod() {}

  public static final class Flaw {
    @FunctionName("Do")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws ReflectiveOperationException {
      Object service = new FlawService();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              service.getClass().getMethod(request.getQueryParameters().get("do")).invoke(service))
          .build();
    }
  }

  public static final class FlawService {
    public int count() {
      return 1;
    }
  }

  public static final class Repaired {
    private static final Map<String, Supplier<Integer>> ACTIONS = Map.of("count", () -> 1);

    @FunctionName("Do")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Supplier<Integer> action = ACTIONS.get(request.getQueryParameters().get("do"));
      return action == null
          ? request.createResponseBuilder(HttpStatus.NOT_FOUND).build()
          : request.createResponseBuilder(HttpStatus.OK).body(action.get()).build();
    }
  }
}
