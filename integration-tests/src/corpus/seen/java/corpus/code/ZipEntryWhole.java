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
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.ZipInputStream;

@Pair(
    title = "An entry of an archive is read whole",
    kind = "unbounded-read",
    reported = {"AZF_UNBOUNDED_READ"},
    why = "A small message becomes gigabytes.",
    repair = "There is a limit.")
public final class ZipEntryWhole {
  private ZipEntryWhole() {}

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
      int total = 0;
      try (ZipInputStream zip =
          new ZipInputStream(
              new ByteArrayInputStream(Base64.getDecoder().decode(request.getBody().orElse(""))))) {
        while (zip.getNextEntry() != null) {
          total += zip.readAllBytes().length;
        }
      }
      return request.createResponseBuilder(HttpStatus.OK).body(total).build();
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
      int total = 0;
      try (ZipInputStream zip =
          new ZipInputStream(
              new ByteArrayInputStream(Base64.getDecoder().decode(request.getBody().orElse(""))))) {
        while (zip.getNextEntry() != null && total < 1_000_000) {
          total += zip.readNBytes(100_000).length;
        }
      }
      return request.createResponseBuilder(HttpStatus.OK).body(total).build();
    }
  }
}
