package corpus.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusTopicTrigger;
import corpus.Pair;
import java.io.IOException;
import org.hibernate.SessionFactory;

@Pair(
    title = "HQL is made of the state in a message",
    kind = "sql-injection",
    reported = {"AZF_SQL_INJECTION", "SQL_INJECTION_HIBERNATE"},
    why = "A quote in the state sets other fields of the shipment, or those of all.",
    repair = "Both values are parameters.")
public final class HqlOfMessage {
  private HqlOfMessage() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SessionFactory sessions;

    public Flaw(SessionFactory sessions) {
      this.sessions = sessions;
    }

    @FunctionName("Track")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "tracking",
                subscriptionName = "shipments",
                connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException {
      JsonNode scan = JSON.readTree(message);
      String state = scan.path("state").asText();
      long shipment = scan.path("shipment").asLong();
      sessions.inTransaction(
          session ->
              session
                  .createMutationQuery(
                      "update Shipment s set s.state = '" + state + "' where s.id = " + shipment)
                  .executeUpdate());
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final SessionFactory sessions;

    public Repaired(SessionFactory sessions) {
      this.sessions = sessions;
    }

    @FunctionName("Track")
    public void run(
        @ServiceBusTopicTrigger(
                name = "message",
                topicName = "tracking",
                subscriptionName = "shipments",
                connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException {
      JsonNode scan = JSON.readTree(message);
      String state = scan.path("state").asText();
      long shipment = scan.path("shipment").asLong();
      sessions.inTransaction(
          session ->
              session
                  .createMutationQuery(
                      "update Shipment s set s.state = :state where s.id = :shipment")
                  .setParameter("state", state)
                  .setParameter("shipment", shipment)
                  .executeUpdate());
    }
  }
}
