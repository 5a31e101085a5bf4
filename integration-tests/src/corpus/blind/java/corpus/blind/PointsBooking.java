package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import javax.sql.DataSource;

@Pair(
    title = "Points are booked as a message's record says",
    kind = "unvalidated-body-record",
    why =
        "A negative or huge number of points in a message of another system goes straight into"
            + " customers' accounts.",
    repair = "The record's constructor refuses what is no booking.")
final class PointsBooking {
  private PointsBooking() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DataSource database;

    Flaw(DataSource database) {
      this.database = database;
    }

    @FunctionName("PointsBooking")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "purchases",
                subscriptionName = "points",
                connection = "ShopBus")
            String message)
        throws JsonProcessingException, SQLException {
      if (message.length() > 2048) {
        throw new IllegalArgumentException("Message too large");
      }
      FlawBooking booking = JSON.readValue(message, FlawBooking.class);
      try (Connection connection = database.getConnection();
          PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE account SET points = points + ? WHERE customer = ?")) {
        statement.setQueryTimeout(5);
        statement.setInt(1, booking.points());
        statement.setString(2, booking.customer());
        if (statement.executeUpdate() != 1) {
          throw new NoSuchElementException("No such customer");
        }
      }
    }
  }

  record FlawBooking(String customer, int points) {}

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DataSource database;

    Repaired(DataSource database) {
      this.database = database;
    }

    @FunctionName("PointsBookingRepaired")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "purchases",
                subscriptionName = "points",
                connection = "ShopBus")
            String message)
        throws JsonProcessingException, SQLException {
      if (message.length() > 2048) {
        throw new IllegalArgumentException("Message too large");
      }
      RepairedBooking booking = JSON.readValue(message, RepairedBooking.class);
      try (Connection connection = database.getConnection();
          PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE account SET points = points + ? WHERE customer = ?")) {
        statement.setQueryTimeout(5);
        statement.setInt(1, booking.points());
        statement.setString(2, booking.customer());
        if (statement.executeUpdate() != 1) {
          throw new NoSuchElementException("No such customer");
        }
      }
    }
  }

  record RepairedBooking(String customer, int points) {
    RepairedBooking {
      if (customer == null || !customer.matches("[0-9]{8}")) {
        throw new IllegalArgumentException("Not a customer");
      }
      if (points < 1 || points > 10_000) {
        throw new IllegalArgumentException("Not a number of points");
      }
    }
  }
}
