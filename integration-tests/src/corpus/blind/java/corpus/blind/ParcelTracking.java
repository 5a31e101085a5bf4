package corpus.blind;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

@Pair(
    title = "An orchestrator asks the carrier by itself",
    kind = "orchestrator-nondeterminism",
    why =
        "Each replay sends the request again and may get another answer, and meanwhile the"
            + " orchestrator's thread is blocked.",
    repair = "An activity sends the request, and its answer is part of the history.")
final class ParcelTracking {
  private ParcelTracking() {}

  static final class Flaw {
    private final FlawCarrier carrier = new FlawCarrier();

    @FunctionName("ParcelTracking")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      UUID parcel = UUID.fromString(context.getInput(String.class));
      for (int day = 0; day < 14; day++) {
        boolean delivered = carrier.delivered(parcel);
        if (delivered) {
          return "delivered";
        }
        context.createTimer(Duration.ofDays(1)).await();
      }
      return "lost";
    }

    @FunctionName("ParcelTrackingAsk")
    public boolean ask(@DurableActivityTrigger(name = "parcel") String parcel) {
      return carrier.delivered(UUID.fromString(parcel));
    }
  }

  static final class FlawCarrier {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final String PARCELS = System.getenv("CARRIER_URL") + "/parcels/";

    boolean delivered(UUID parcel) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(PARCELS + parcel))
              .timeout(Duration.ofSeconds(5))
              .build();
      try {
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Repaired {
    private final RepairedCarrier carrier = new RepairedCarrier();

    @FunctionName("ParcelTrackingRepaired")
    public String run(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      UUID parcel = UUID.fromString(context.getInput(String.class));
      for (int day = 0; day < 14; day++) {
        boolean delivered =
            context
                .callActivity("ParcelTrackingAskRepaired", parcel.toString(), Boolean.class)
                .await();
        if (delivered) {
          return "delivered";
        }
        context.createTimer(Duration.ofDays(1)).await();
      }
      return "lost";
    }

    @FunctionName("ParcelTrackingAskRepaired")
    public boolean ask(@DurableActivityTrigger(name = "parcel") String parcel) {
      return carrier.delivered(UUID.fromString(parcel));
    }
  }

  static final class RepairedCarrier {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private static final String PARCELS = System.getenv("CARRIER_URL") + "/parcels/";

    boolean delivered(UUID parcel) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(PARCELS + parcel))
              .timeout(Duration.ofSeconds(5))
              .build();
      try {
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
