package corpus.query;

import com.azure.storage.blob.BlobClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "A blob is searched for what the caller writes",
    kind = "query-injection",
    reported = {"AZF_QUERY_INJECTION"},
    why = "The caller ends the literal and reads the rows of everybody.",
    repair = "The caller chooses one of the queries that the code holds.")
public final class QueryOfBlob {
  private QueryOfBlob() {}

  public static final class Flaw {
    private final BlobClient readings;

    public Flaw(BlobClient readings) {
      this.readings = readings;
    }

    @FunctionName("Readings")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String meter = request.getQueryParameters().getOrDefault("meter", "");
      String query = "SELECT * FROM BlobStorage WHERE meter = '" + meter + "'";
      try (InputStream rows = readings.openQueryInputStream(query)) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "text/csv")
            .body(rows.readNBytes(64 * 1024))
            .build();
      }
    }
  }

  public static final class Repaired {
    private static final Map<String, String> QUERIES =
        Map.of(
            "north", "SELECT * FROM BlobStorage WHERE meter = 'north'",
            "south", "SELECT * FROM BlobStorage WHERE meter = 'south'");

    private final BlobClient readings;

    public Repaired(BlobClient readings) {
      this.readings = readings;
    }

    @FunctionName("Readings")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String query = QUERIES.get(request.getQueryParameters().getOrDefault("meter", ""));
      if (query == null) {
        return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
      }
      try (InputStream rows = readings.openQueryInputStream(query)) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "text/csv")
            .body(rows.readNBytes(64 * 1024))
            .build();
      }
    }
  }
}
