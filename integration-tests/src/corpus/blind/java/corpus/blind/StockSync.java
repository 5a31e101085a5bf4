package corpus.blind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Collectors;
import javax.sql.DataSource;

@Pair(
    title = "Article numbers of a topic message are joined into an IN list",
    kind = "sql-injection",
    why =
        "The publisher of the topic is another team's system; a quote in a number rewrites the"
            + " update for the whole stock.",
    repair = "Only question marks are joined, and the numbers are bound one by one.")
final class StockSync {
  private StockSync() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DataSource database;

    Flaw(DataSource database) {
      this.database = database;
    }

    @FunctionName("StockSync")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "discontinued",
                subscriptionName = "stock",
                connection = "StockBus")
            String message,
        ExecutionContext context)
        throws IOException, SQLException {
      if (message.length() > 32_768) {
        throw new IllegalArgumentException("Message too large");
      }
      List<String> numbers = new ArrayList<>();
      for (JsonNode article : JSON.readTree(message).path("articles")) {
        numbers.add(article.path("number").asText());
      }
      if (numbers.isEmpty() || numbers.size() > 200) {
        throw new IllegalArgumentException("Between 1 and 200 articles");
      }
      String in =
          numbers.stream().map(number -> "'" + number + "'").collect(Collectors.joining(","));
      String sql = "UPDATE stock SET sold_out = true WHERE article IN (" + in + ")";
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(10);
        context.getLogger().log(Level.INFO, "{0} articles sold out", statement.executeUpdate());
      }
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final DataSource database;

    Repaired(DataSource database) {
      this.database = database;
    }

    @FunctionName("StockSyncRepaired")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "discontinued",
                subscriptionName = "stock",
                connection = "StockBus")
            String message,
        ExecutionContext context)
        throws IOException, SQLException {
      if (message.length() > 32_768) {
        throw new IllegalArgumentException("Message too large");
      }
      List<String> numbers = new ArrayList<>();
      for (JsonNode article : JSON.readTree(message).path("articles")) {
        numbers.add(article.path("number").asText());
      }
      if (numbers.isEmpty() || numbers.size() > 200) {
        throw new IllegalArgumentException("Between 1 and 200 articles");
      }
      String in = String.join(",", Collections.nCopies(numbers.size(), "?"));
      String sql = "UPDATE stock SET sold_out = true WHERE article IN (" + in + ")";
      try (Connection connection = database.getConnection();
          PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < numbers.size(); i++) {
          statement.setString(i + 1, numbers.get(i));
        }
        statement.setQueryTimeout(10);
        context.getLogger().log(Level.INFO, "{0} articles sold out", statement.executeUpdate());
      }
    }
  }
}
