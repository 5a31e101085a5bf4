package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import javax.sql.DataSource;

/** Sums up a month; the statement is joined from constants of the code only. */
public final class MonthlySales {
  private static final String SUM = "SELECT coalesce(sum(cents), 0) FROM ";
  private static final String MONTH = " WHERE booked_at >= ? AND booked_at < ?";

  private enum Channel {
    SHOP("shop_sale"),
    STORE("store_sale");

    private final String table;

    Channel(String table) {
      this.table = table;
    }
  }

  private final DataSource database;

  public MonthlySales(DataSource database) {
    this.database = database;
  }

  @FunctionName("MonthlySales")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "sales/{month}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("month") String month)
      throws SQLException {
    YearMonth wanted;
    try {
      wanted = YearMonth.parse(month);
    } catch (DateTimeParseException e) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    long cents = 0;
    try (Connection connection = database.getConnection()) {
      for (Channel channel : Channel.values()) {
        cents += sum(connection, channel, wanted);
      }
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "application/json")
        .body("{\"cents\":" + cents + "}")
        .build();
  }

  private static long sum(Connection connection, Channel channel, YearMonth month)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUM + channel.table + MONTH)) {
      statement.setQueryTimeout(10);
      statement.setObject(1, month.atDay(1));
      statement.setObject(2, month.plusMonths(1).atDay(1));
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }
}
