package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

@Pair(
    title = "Packed lines are collected",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A small message becomes gigabytes.",
    repair = "There is a limit.")
public final class GzipText {
  private GzipText() {}

  public static final class Flaw {
    @FunctionName("Unpack")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(
                      new ByteArrayInputStream(
                          Base64.getDecoder().decode(request.getBody().orElse("")))),
                  StandardCharsets.UTF_8))) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(lines.lines().collect(Collectors.joining()).length())
            .build();
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Unpack")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new ByteArrayInputStream(
                      new GZIPInputStream(
                              new ByteArrayInputStream(
                                  Base64.getDecoder().decode(request.getBody().orElse(""))))
                          .readNBytes(1_000_000)),
                  StandardCharsets.UTF_8))) {
        return request
            .createResponseBuilder(HttpStatus.OK)
            .body(lines.lines().collect(Collectors.joining()).length())
            .build();
      }
    }
  }
}
