package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

@Pair(
    title = "A file name is put into Content-Disposition",
    kind = "header-injection",
    reported = {"AZF_HEADER_INJECTION"},
    why = "A line break in it begins the body.",
    repair = "It is encoded.")
public final class DownloadName {
  private DownloadName() {}

  public static final class Flaw {
    @FunctionName("Down")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("as", "data.csv");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
          .body("a,b")
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Down")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("as", "data.csv");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header(
              "Content-Disposition",
              "attachment; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8))
          .body("a,b")
          .build();
    }
  }
}
