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
import java.util.List;
import java.util.Optional;

/** A host list that a stream looks through. */
public final class HostsAsStream {
  private static final List<String> HOSTS = List.of("api.contoso.com", "cdn.contoso.com");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @FunctionName("Get")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context)
      throws IOException, InterruptedException {
    URI target = URI.create(request.getBody().orElse(""));
    if (HOSTS.stream().noneMatch(host -> host.equalsIgnoreCase(target.getHost()))) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(
            CLIENT
                .send(
                    HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .build();
  }
}
