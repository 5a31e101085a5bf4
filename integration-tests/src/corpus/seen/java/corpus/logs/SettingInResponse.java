package corpus.logs;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "A health check answers with the settings",
    kind = "secret-in-response",
    reported = {"AZF_SECRET_IN_RESPONSE", "AZF_SECRET_IN_LOG"},
    why = "A connection string in an answer is a key to the account for whoever calls.",
    repair = "It answers whether they are set.")
public final class SettingInResponse {
  private SettingInResponse() {}

  public static final class Flaw {
    @FunctionName("Health")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Map<String, String> settings = new HashMap<>();
      settings.put("storage", System.getenv("STORAGE_CONNECTION_STRING"));
      return request.createResponseBuilder(HttpStatus.OK).body(settings).build();
    }
  }

  public static final class Repaired {
    @FunctionName("Health")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      Map<String, Boolean> settings = new HashMap<>();
      settings.put("storage", System.getenv("STORAGE_CONNECTION_STRING") != null);
      return request.createResponseBuilder(HttpStatus.OK).body(settings).build();
    }
  }
}
