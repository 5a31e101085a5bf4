package corpus.query;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.List;
import java.util.Optional;
import javax.jdo.PersistenceManager;
import javax.jdo.PersistenceManagerFactory;

@Pair(
    title = "A JDO filter holds the name of a guest",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION", "SQL_INJECTION_JDO"},
    why = "A name such as x' || '1' == '1 shows the bookings of all guests.",
    repair = "The filter names a parameter.")
public final class JdoFilter {
  private JdoFilter() {}

  public static final class Flaw {
    private final PersistenceManagerFactory managers;

    public Flaw(PersistenceManagerFactory managers) {
      this.managers = managers;
    }

    @FunctionName("Bookings")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String guest = request.getQueryParameters().get("guest");
      PersistenceManager manager = managers.getPersistenceManager();
      try {
        List<?> bookings =
            (List<?>) manager.newQuery(FlawBooking.class, "guest == '" + guest + "'").execute();
        return request.createResponseBuilder(HttpStatus.OK).body(bookings.size()).build();
      } finally {
        manager.close();
      }
    }
  }

  static final class FlawBooking {
    String guest;
    int nights;
  }

  public static final class Repaired {
    private final PersistenceManagerFactory managers;

    public Repaired(PersistenceManagerFactory managers) {
      this.managers = managers;
    }

    @FunctionName("Bookings")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String guest = request.getQueryParameters().get("guest");
      PersistenceManager manager = managers.getPersistenceManager();
      try {
        List<?> bookings =
            (List<?>) manager.newQuery(RepairedBooking.class, "guest == :guest").execute(guest);
        return request.createResponseBuilder(HttpStatus.OK).body(bookings.size()).build();
      } finally {
        manager.close();
      }
    }
  }

  static final class RepairedBooking {
    String guest;
    int nights;
  }
}
