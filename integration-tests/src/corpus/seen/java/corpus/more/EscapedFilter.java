package corpus.more;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.time.Duration;
import java.util.Optional;

@Pair(
    title = "A table filter escapes nothing",
    kind = "query-injection",
    reported = {"AZF_QUERY_INJECTION"},
    why = "A quotation mark ends the literal.",
    repair = "It is doubled by a helper.")
public final class EscapedFilter {
  private EscapedFilter() {}

  public static final class Flaw {
    private final TableClient table;

    public Flaw(TableClient table) {
      this.table = table;
    }

    @FunctionName("Named")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      ListEntitiesOptions options = new ListEntitiesOptions();
      options.setFilter("Name eq " + quoted(request.getQueryParameters().get("name")));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(table.listEntities(options, Duration.ofSeconds(3), null).stream().count())
          .build();
    }

    private static String quoted(String text) {
      return "'" + text + "'";
    }
  }

  public static final class Repaired {
    private final TableClient table;

    public Repaired(TableClient table) {
      this.table = table;
    }

    @FunctionName("Named")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      ListEntitiesOptions options = new ListEntitiesOptions();
      options.setFilter("Name eq " + quoted(request.getQueryParameters().get("name")));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(table.listEntities(options, Duration.ofSeconds(3), null).stream().count())
          .build();
    }

    private static String quoted(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }
}
