package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.math.BigDecimal;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

@Pair(
    title = "A factor from an event is joined into the script of a formula",
    kind = "script-injection",
    why =
        "The script's author meant a number; the sender can append statements that run with all"
            + " rights of the worker.",
    repair = "The script is a constant, and the factor is a number that is bound to a variable.")
final class TariffFormula {
  private TariffFormula() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ScriptEngine engine;

    Flaw(ScriptEngine engine) {
      this.engine = engine;
    }

    @FunctionName("TariffFormula")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "usage",
                consumerGroup = "tariff",
                cardinality = Cardinality.ONE,
                connection = "UsageHub")
            String event,
        @QueueOutput(name = "charge", queueName = "usage-charges", connection = "UsageStorage")
            OutputBinding<String> charge)
        throws JsonProcessingException, ScriptException {
      if (event.length() > 1024) {
        throw new IllegalArgumentException("Event too large");
      }
      String factor = JSON.readTree(event).path("factor").asText();
      charge.setValue(FlawFormula.of(engine, factor));
    }
  }

  static final class FlawFormula {
    private FlawFormula() {}

    static String of(ScriptEngine engine, String factor) throws ScriptException {
      javax.script.Bindings values = engine.createBindings();
      values.put("base", 12.5);
      return engine.eval("base * " + factor, values).toString();
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ScriptEngine engine;

    Repaired(ScriptEngine engine) {
      this.engine = engine;
    }

    @FunctionName("TariffFormulaRepaired")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "usage",
                consumerGroup = "tariff",
                cardinality = Cardinality.ONE,
                connection = "UsageHub")
            String event,
        @QueueOutput(name = "charge", queueName = "usage-charges", connection = "UsageStorage")
            OutputBinding<String> charge)
        throws JsonProcessingException, ScriptException {
      if (event.length() > 1024) {
        throw new IllegalArgumentException("Event too large");
      }
      String factor = JSON.readTree(event).path("factor").asText();
      charge.setValue(RepairedFormula.of(engine, factor));
    }
  }

  static final class RepairedFormula {
    private RepairedFormula() {}

    static String of(ScriptEngine engine, String factor) throws ScriptException {
      javax.script.Bindings values = engine.createBindings();
      values.put("base", 12.5);
      values.put("factor", new BigDecimal(factor).doubleValue());
      return engine.eval("base * factor", values).toString();
    }
  }
}
