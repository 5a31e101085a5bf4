package corpus.blind;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

@Pair(
    title = "An endpoint that empties the cache serves every caller",
    kind = "anonymous-without-check",
    why =
        "The address of a function is no secret; anybody can keep the cache empty and the origin"
            + " busy.",
    repair =
        "The level stays anonymous, but a helper checks the caller's token in constant time and"
            + " throws before anything is done.")
final class CachePurge {
  private CachePurge() {}

  static final class Flaw {
    private final TableClient cache;

    Flaw(TableClient cache) {
      this.cache = cache;
    }

    @FunctionName("CachePurge")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "cache")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter("PartitionKey eq 'page'");
      List<TableEntity> pages =
          cache.listEntities(options, Duration.ofSeconds(20), null).stream().limit(1000).toList();
      pages.forEach(page -> cache.deleteEntity(page.getPartitionKey(), page.getRowKey()));
      context.getLogger().log(Level.INFO, "{0} pages purged", pages.size());
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }

  static final class Repaired {
    private final TableClient cache;

    Repaired(TableClient cache) {
      this.cache = cache;
    }

    @FunctionName("CachePurgeRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.DELETE,
                authLevel = AuthorizationLevel.ANONYMOUS,
                route = "cache")
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      try {
        RepairedGuard.require(request.getHeaders().get("x-purge-token"));
      } catch (SecurityException e) {
        return request.createResponseBuilder(HttpStatus.UNAUTHORIZED).build();
      }
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter("PartitionKey eq 'page'");
      List<TableEntity> pages =
          cache.listEntities(options, Duration.ofSeconds(20), null).stream().limit(1000).toList();
      pages.forEach(page -> cache.deleteEntity(page.getPartitionKey(), page.getRowKey()));
      context.getLogger().log(Level.INFO, "{0} pages purged", pages.size());
      return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
    }
  }

  static final class RepairedGuard {
    private static final byte[] TOKEN =
        System.getenv("PURGE_TOKEN").getBytes(StandardCharsets.UTF_8);

    private RepairedGuard() {}

    static void require(String token) {
      if (token == null
          || TOKEN.length < 32
          || !MessageDigest.isEqual(TOKEN, token.getBytes(StandardCharsets.UTF_8))) {
        throw new SecurityException("Not authorised");
      }
    }
  }
}
