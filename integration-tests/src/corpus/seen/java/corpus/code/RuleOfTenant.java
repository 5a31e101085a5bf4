package corpus.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.IOException;
import java.util.Map;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

@Pair(
    title = "The rule of an alert is an expression in a message",
    kind = "code-injection",
    reported = {"AZF_CODE_INJECTION", "SPEL_INJECTION"},
    why = "An expression of Spring calls any method: T(java.lang.Runtime) starts a program.",
    repair = "Tenants choose among the app's own rules, and a rule sees only properties.")
public final class RuleOfTenant {
  private RuleOfTenant() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExpressionParser RULES = new SpelExpressionParser();

    @FunctionName("Alert")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "readings",
                cardinality = Cardinality.ONE,
                connection = "HUB")
            String event,
        ExecutionContext context)
        throws IOException {
      JsonNode reading = JSON.readTree(event);
      Boolean alert =
          RULES
              .parseExpression(reading.path("rule").asText())
              .getValue(Map.of("degrees", reading.path("degrees").asDouble()), Boolean.class);
      context.getLogger().info(() -> "alert: " + alert);
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ExpressionParser PARSER = new SpelExpressionParser();
    private static final Map<String, Expression> RULES =
        Map.of(
            "hot", PARSER.parseExpression("degrees > 80"),
            "frost", PARSER.parseExpression("degrees < 0"));

    @FunctionName("Alert")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "readings",
                cardinality = Cardinality.ONE,
                connection = "HUB")
            String event,
        ExecutionContext context)
        throws IOException {
      JsonNode reading = JSON.readTree(event);
      Expression rule = RULES.get(reading.path("rule").asText());
      if (rule == null) {
        throw new IllegalArgumentException("rule");
      }
      Boolean alert =
          rule.getValue(
              SimpleEvaluationContext.forReadOnlyDataBinding().build(),
              new RepairedReading(reading.path("degrees").asDouble()),
              Boolean.class);
      context.getLogger().info(() -> "alert: " + alert);
    }
  }

  record RepairedReading(double degrees) {}
}
