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
import java.util.List;
import java.util.Optional;

@Pair(
    title = "A debug endpoint answers with all settings",
    kind = "secret-in-response",
    reported = {"AZF_SECRET_IN_RESPONSE"},
    why = "All connection strings are among them.",
    repair = "It answers the names of known ones.")
public final class WholeEnvironment {
  private WholeEnvironment() {}

  public static final class Flaw {
    @FunctionName("Debug")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      StringBuilder text = new StringBuilder();
      System.getenv().forEach((k, v) -> text.append(k).append("=").append(v).append("\n"));
      return request.createResponseBuilder(HttpStatus.OK).body(text.toString()).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Debug")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      StringBuilder text = new StringBuilder();
      for (String name : List.of("WEBSITE_SITE_NAME", "REGION_NAME")) {
        text.append(name).append("=").append(System.getenv(name)).append("\n");
      }
      return request.createResponseBuilder(HttpStatus.OK).body(text.toString()).build();
    }
  }
}
