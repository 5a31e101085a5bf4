package corpus.blind;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import corpus.Pair;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Pair(
    title = "The access token for the partner is logged for troubleshooting",
    kind = "secret-in-log",
    why =
        "Logs of functions land in Application Insights, where far more people read than may call"
            + " the partner.",
    repair = "Only the token's expiry is logged.")
final class GraphTokenLog {
  private GraphTokenLog() {}

  static final class Flaw {
    private static final TokenCredential IDENTITY =
        new ManagedIdentityCredentialBuilder().clientId(System.getenv("AZURE_CLIENT_ID")).build();
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final URI USERS = URI.create("https://graph.microsoft.com/v1.0/users/$count");

    @FunctionName("GraphTokenLog")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      AccessToken token =
          IDENTITY.getTokenSync(
              new TokenRequestContext().addScopes("https://graph.microsoft.com/.default"));
      context.getLogger().info("Calling Graph with " + token.getToken());
      HttpRequest count =
          HttpRequest.newBuilder(USERS)
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + token.getToken())
              .header("ConsistencyLevel", "eventual")
              .build();
      int status = HTTP.send(count, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("Graph answered " + status);
      }
    }
  }

  static final class Repaired {
    private static final TokenCredential IDENTITY =
        new ManagedIdentityCredentialBuilder().clientId(System.getenv("AZURE_CLIENT_ID")).build();
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final URI USERS = URI.create("https://graph.microsoft.com/v1.0/users/$count");

    @FunctionName("GraphTokenLogRepaired")
    public void run(
        @TimerTrigger(name = "timer", schedule = "0 0 5 * * *") String timer,
        ExecutionContext context)
        throws IOException, InterruptedException {
      AccessToken token =
          IDENTITY.getTokenSync(
              new TokenRequestContext().addScopes("https://graph.microsoft.com/.default"));
      context
          .getLogger()
          .info("Calling Graph with " + "a token that expires at " + token.getExpiresAt());
      HttpRequest count =
          HttpRequest.newBuilder(USERS)
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + token.getToken())
              .header("ConsistencyLevel", "eventual")
              .build();
      int status = HTTP.send(count, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("Graph answered " + status);
      }
    }
  }
}
