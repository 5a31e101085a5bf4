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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A secret is used, and only its presence is told. */
public final class SecretUsed {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @FunctionName("Call")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException, InterruptedException {
    String key = System.getenv("PARTNER_API_KEY");
    context.getLogger().info("key set: " + (key != null && !key.isBlank()));
    HttpRequest call =
        HttpRequest.newBuilder(URI.create("https://api.contoso.com/in"))
            .timeout(Duration.ofSeconds(5))
            .header("x-api-key", key)
            .build();
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(CLIENT.send(call, HttpResponse.BodyHandlers.discarding()).statusCode())
        .build();
  }
}
