package corpus.query;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.time.Duration;

@Pair(
    title = "A filter of Table Storage holds a value of a message",
    kind = "query-injection",
    reported = {"AZF_QUERY_INJECTION"},
    why = "A quotation mark ends the literal, and \"or true\" follows.",
    repair = "The value is an enum before it gets there.")
public final class TableFilter {
  private TableFilter() {}

  public static final class Flaw {
    private final TableClient table;

    public Flaw(TableClient table) {
      this.table = table;
    }

    @FunctionName("Count")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      String state = message.strip();
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter("State eq '" + state + "'");
      long count = table.listEntities(options, Duration.ofSeconds(5), null).stream().count();
      context.getLogger().info("count " + count);
    }
  }

  public static final class Repaired {
    private enum State {
      OPEN,
      DONE
    }

    private final TableClient table;

    public Repaired(TableClient table) {
      this.table = table;
    }

    @FunctionName("Count")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context) {
      State state = State.valueOf(message.strip());
      ListEntitiesOptions options = new ListEntitiesOptions().setFilter("State eq '" + state + "'");
      long count = table.listEntities(options, Duration.ofSeconds(5), null).stream().count();
      context.getLogger().info("count " + count);
    }
  }
}
