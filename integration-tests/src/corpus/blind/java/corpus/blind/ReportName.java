package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import java.util.regex.Pattern;

@Pair(
    title = "The name of a download comes from the request unchecked",
    kind = "header-injection",
    why =
        "Quotes, semicolons and line breaks in a name change the header or add others, such as a"
            + " cookie or a content type.",
    repair = "A name that is not a plain word is refused before the response is built.")
final class ReportName {
  private ReportName() {}

  static final class Flaw {

    @FunctionName("ReportName")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "reports/today")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "report", path = "reports/today.csv", connection = "ReportStorage")
            String report) {
      String name = request.getQueryParameters().getOrDefault("name", "report");

      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/csv; charset=utf-8")
          .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
          .body(report)
          .build();
    }
  }

  static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    @FunctionName("ReportNameRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "reports/today")
            HttpRequestMessage<Optional<String>> request,
        @BlobInput(name = "report", path = "reports/today.csv", connection = "ReportStorage")
            String report) {
      String name = request.getQueryParameters().getOrDefault("name", "report");
      if (!NAME.matcher(name).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "text/csv; charset=utf-8")
          .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
          .body(report)
          .build();
    }
  }
}
