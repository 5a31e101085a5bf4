package corpus.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

@Pair(
    title = "Packed JSON is read whole",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A small message becomes gigabytes.",
    repair = "There is a limit.")
public final class GzipJson {
  private GzipJson() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Unpack")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      JsonNode tree =
          JSON.readTree(
              new GZIPInputStream(
                  new ByteArrayInputStream(
                      Base64.getDecoder().decode(request.getBody().orElse("")))));
      return request.createResponseBuilder(HttpStatus.OK).body(tree.size()).build();
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Unpack")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      JsonNode tree =
          JSON.readTree(
              new GZIPInputStream(
                      new ByteArrayInputStream(
                          Base64.getDecoder().decode(request.getBody().orElse(""))))
                  .readNBytes(1_000_000));
      return request.createResponseBuilder(HttpStatus.OK).body(tree.size()).build();
    }
  }
}
