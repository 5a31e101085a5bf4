package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;

@Pair(
    title = "A discount rule of the request is evaluated as a script",
    kind = "script-injection",
    why =
        "The script engine reaches every Java class, so a rule can run programs and read the"
            + " identity's token.",
    repair = "The request names a rule; the rules are functions in a map.")
final class DiscountRule {
  private DiscountRule() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ScriptEngine ENGINE = new ScriptEngineManager().getEngineByName("nashorn");

    @FunctionName("DiscountRule")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "discounts/try")
            HttpRequestMessage<Optional<String>> request)
        throws JsonProcessingException, ScriptException {
      String body = request.getBody().filter(text -> text.length() < 2048).orElse("{}");
      JsonNode trial = JSON.readTree(body);
      double total = trial.path("total").asDouble();
      if (!(total > 0) || total > 100_000) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      String rule = trial.path("rule").asText("total");
      ENGINE.put("total", total);
      Object reduced = ENGINE.eval(rule);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(JSON.createObjectNode().put("total", ((Number) reduced).doubleValue()).toString())
          .build();
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, DoubleUnaryOperator> RULES =
        Map.of(
            "none",
            total -> total,
            "tenth",
            total -> total * 0.9,
            "fixed",
            total -> Math.max(0, total - 5));

    @FunctionName("DiscountRuleRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "discounts/try")
            HttpRequestMessage<Optional<String>> request)
        throws JsonProcessingException {
      String body = request.getBody().filter(text -> text.length() < 2048).orElse("{}");
      JsonNode trial = JSON.readTree(body);
      double total = trial.path("total").asDouble();
      if (!(total > 0) || total > 100_000) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      String rule = trial.path("rule").asText("none");
      double reduced =
          RULES.getOrDefault(rule, DoubleUnaryOperator.identity()).applyAsDouble(total);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/json")
          .body(JSON.createObjectNode().put("total", reduced).toString())
          .build();
    }
  }
}
