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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

@Pair(
    title = "A loop unpacks without an end",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A small message becomes gigabytes.",
    repair = "There is a limit.")
public final class GzipLoop {
  private GzipLoop() {}

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
      try (InputStream in =
          new GZIPInputStream(
              new ByteArrayInputStream(Base64.getDecoder().decode(request.getBody().orElse(""))))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int n;
        while ((n = in.read(buffer)) != -1) {
          out.write(buffer, 0, n);
        }
        return request.createResponseBuilder(HttpStatus.OK).body(out.size()).build();
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
      try (InputStream in =
          new GZIPInputStream(
              new ByteArrayInputStream(Base64.getDecoder().decode(request.getBody().orElse(""))))) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int n;
        while ((n = in.read(buffer)) != -1) {
          if (out.size() + n > 1_000_000) {
            throw new IOException("too large");
          }
          out.write(buffer, 0, n);
        }
        return request.createResponseBuilder(HttpStatus.OK).body(out.size()).build();
      }
    }
  }
}
