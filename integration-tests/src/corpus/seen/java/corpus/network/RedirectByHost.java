package corpus.network;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.net.URI;
import java.util.Optional;

@Pair(
    title = "A redirect target is parsed, but only its scheme is checked",
    kind = "open-redirect",
    reported = {"AZF_OPEN_REDIRECT"},
    why = "Every host has https.",
    repair = "The host must be the own one.")
public final class RedirectByHost {
  private RedirectByHost() {}

  public static final class Flaw {
    @FunctionName("Back")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      URI target = URI.create(request.getQueryParameters().getOrDefault("to", "/"));
      if (!"https".equals(target.getScheme())) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", target.toASCIIString().replaceAll("[\\r\\n]", ""))
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Back")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      URI target = URI.create(request.getQueryParameters().getOrDefault("to", "/"));
      if (!"https".equals(target.getScheme())
          || !"www.contoso.com".equalsIgnoreCase(target.getHost())) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.FOUND)
          .header("Location", target.toASCIIString().replaceAll("[\\r\\n]", ""))
          .build();
    }
  }
}
