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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

@Pair(
    title = "A list of ids is put into the IN of a statement",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION", "SQL_INJECTION_SPRING_JDBC"},
    why = "A closing bracket in the list begins a condition of the caller.",
    repair = "Each id is a number, and the list is a parameter.")
public final class ListOfIds {
  private ListOfIds() {}

  public static final class Flaw {
    private final JdbcTemplate stock;

    public Flaw(JdbcTemplate stock) {
      this.stock = stock;
    }

    @FunctionName("Stock")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String ids = request.getQueryParameters().getOrDefault("ids", "0");
      List<Map<String, Object>> rows =
          stock.queryForList("select id, pieces from stock where id in (" + ids + ")");
      return request.createResponseBuilder(HttpStatus.OK).body(rows).build();
    }
  }

  public static final class Repaired {
    private final NamedParameterJdbcTemplate stock;

    public Repaired(NamedParameterJdbcTemplate stock) {
      this.stock = stock;
    }

    @FunctionName("Stock")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String ids = request.getQueryParameters().getOrDefault("ids", "0");
      List<Long> numbers = Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
      List<Map<String, Object>> rows =
          stock.queryForList(
              "select id, pieces from stock where id in (:ids)", Map.of("ids", numbers));
      return request.createResponseBuilder(HttpStatus.OK).body(rows).build();
    }
  }
}
