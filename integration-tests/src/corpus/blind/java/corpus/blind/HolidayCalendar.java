package corpus.blind;

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
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

@Pair(
    title = "A connection to the calendar server waits for its answer without end",
    kind = "missing-timeout",
    why =
        "URLConnection waits forever by default; each call that hangs keeps one of the worker's"
            + " threads until none is left.",
    repair = "A method of its own opens connections with both limits.")
final class HolidayCalendar {
  private HolidayCalendar() {}

  static final class Flaw {
    private static final URI CALENDAR = URI.create(System.getenv("CALENDAR_URL"));

    @FunctionName("HolidayCalendar")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "holiday")
            HttpRequestMessage<Optional<String>> request)
        throws IOException {
      URLConnection connection = CALENDAR.toURL().openConnection();
      try (InputStream in = connection.getInputStream()) {
        String answer = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "application/json")
            .body("{\"holiday\":" + answer.startsWith("yes") + "}")
            .build();
      }
    }
  }

  static final class Repaired {
    private static final URI CALENDAR = URI.create(System.getenv("CALENDAR_URL"));

    @FunctionName("HolidayCalendarRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "holiday")
            HttpRequestMessage<Optional<String>> request)
        throws IOException {
      URLConnection connection = open(CALENDAR);
      try (InputStream in = connection.getInputStream()) {
        String answer = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
        return request
            .createResponseBuilder(HttpStatus.OK)
            .header("Content-Type", "application/json")
            .body("{\"holiday\":" + answer.startsWith("yes") + "}")
            .build();
      }
    }

    private static URLConnection open(URI address) throws IOException {
      URLConnection connection = address.toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(4000);
      return connection;
    }
  }
}
