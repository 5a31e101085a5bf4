package corpus.platform;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Pair(
    title = "An orchestrator calls a service",
    kind = "orchestrator",
    reported = {"AZF_ORCHESTRATOR_NOT_REPEATABLE"},
    why = "Each replay calls it again.",
    repair = "An activity does it.")
public final class CallInOrchestrator {
  private CallInOrchestrator() {}

  public static final class Flaw {
    private static final HttpClient CLIENT =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @FunctionName("Ship")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      return String.valueOf(
          CLIENT
              .sendAsync(
                  HttpRequest.newBuilder(URI.create("https://api.contoso.com/ship")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .join()
              .statusCode());
    }
  }

  public static final class Repaired {
    @FunctionName("Ship")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      return context.callActivity("ShipNow", String.class).await();
    }
  }
}
