package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;

@Pair(
    title = "A change's failed copy is turned into null by exceptionally",
    kind = "swallowed-failure-in-trigger",
    why =
        "The lease moves on, and the projection lacks the document until somebody changes it"
            + " again.",
    repair = "The failure leaves the function, so the host delivers the batch again.")
final class ProfileProjection {
  private ProfileProjection() {}

  static final class Flaw {
    private final Function<UUID, CompletableFuture<Void>> projection;

    Flaw(Function<UUID, CompletableFuture<Void>> projection) {
      this.projection = projection;
    }

    @FunctionName("ProfileProjection")
    @ExponentialBackoffRetry(
        maxRetryCount = 5,
        minimumInterval = "00:00:05",
        maximumInterval = "00:05:00")
    public void run(
        @CosmosDBTrigger(
                name = "changes",
                databaseName = "crm",
                containerName = "profiles",
                leaseContainerName = "leases",
                connection = "CrmCosmos",
                dataType = "string")
            String changes,
        ExecutionContext context)
        throws JsonProcessingException {
      if (changes.length() > 4_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      List<CompletableFuture<Void>> copies = new ArrayList<>();
      for (JsonNode profile : new ObjectMapper().readTree(changes)) {
        UUID id = UUID.fromString(profile.path("id").asText());
        copies.add(
            projection.apply(id).orTimeout(20, TimeUnit.SECONDS).exceptionally(failure -> null));
      }
      CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new)).join();
      context.getLogger().log(Level.INFO, "{0} profiles copied", copies.size());
    }
  }

  static final class Repaired {
    private final Function<UUID, CompletableFuture<Void>> projection;

    Repaired(Function<UUID, CompletableFuture<Void>> projection) {
      this.projection = projection;
    }

    @FunctionName("ProfileProjectionRepaired")
    @ExponentialBackoffRetry(
        maxRetryCount = 5,
        minimumInterval = "00:00:05",
        maximumInterval = "00:05:00")
    public void run(
        @CosmosDBTrigger(
                name = "changes",
                databaseName = "crm",
                containerName = "profiles",
                leaseContainerName = "leases",
                connection = "CrmCosmos",
                dataType = "string")
            String changes,
        ExecutionContext context)
        throws JsonProcessingException {
      if (changes.length() > 4_000_000) {
        throw new IllegalArgumentException("Change too large");
      }
      List<CompletableFuture<Void>> copies = new ArrayList<>();
      for (JsonNode profile : new ObjectMapper().readTree(changes)) {
        UUID id = UUID.fromString(profile.path("id").asText());
        copies.add(projection.apply(id).orTimeout(20, TimeUnit.SECONDS));
      }
      CompletableFuture.allOf(copies.toArray(CompletableFuture[]::new)).join();
      context.getLogger().log(Level.INFO, "{0} profiles copied", copies.size());
    }
  }
}
