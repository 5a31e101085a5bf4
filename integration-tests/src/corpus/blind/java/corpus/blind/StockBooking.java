package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.logging.Level;
import javax.sql.DataSource;

@Pair(
    title = "A failed booking is only logged, and the message counts as done",
    kind = "swallowed-failure-in-trigger",
    why =
        "The host deletes the message when the function returns; what was swallowed is neither"
            + " tried again nor found in the dead-letter queue.",
    repair = "The failure is logged and thrown on.")
final class StockBooking {
  private StockBooking() {}

  static final class Flaw {
    private final DataSource database;

    Flaw(DataSource database) {
      this.database = database;
    }

    @FunctionName("StockBooking")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "bookings", connection = "StockBus")
            String message,
        ExecutionContext context) {
      UUID booking = UUID.fromString(message.strip());
      try (Connection connection = database.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("UPDATE booking SET done = true WHERE id = ?")) {
        statement.setQueryTimeout(5);
        statement.setObject(1, booking);
        statement.executeUpdate();
      } catch (SQLException e) {
        context.getLogger().log(Level.SEVERE, "The booking failed", e);
      }
    }
  }

  static final class Repaired {
    private final DataSource database;

    Repaired(DataSource database) {
      this.database = database;
    }

    @FunctionName("StockBookingRepaired")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "bookings", connection = "StockBus")
            String message,
        ExecutionContext context) {
      UUID booking = UUID.fromString(message.strip());
      try (Connection connection = database.getConnection();
          PreparedStatement statement =
              connection.prepareStatement("UPDATE booking SET done = true WHERE id = ?")) {
        statement.setQueryTimeout(5);
        statement.setObject(1, booking);
        statement.executeUpdate();
      } catch (SQLException e) {
        context.getLogger().log(Level.SEVERE, "The booking failed", e);
        throw new IllegalStateException("The booking failed", e);
      }
    }
  }
}
