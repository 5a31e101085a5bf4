package corpus.blind;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.McpToolProperty;
import com.microsoft.azure.functions.annotation.McpToolTrigger;
import corpus.Pair;
import java.util.Map;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

@Pair(
    title = "A tool of the assistant formats its argument into an XPath",
    kind = "xpath-injection",
    why =
        "The argument is what a language model wrote after reading other people's text; it can"
            + " select each right in the file.",
    repair = "The argument is a key of a map, whose values are the compiled expressions' texts.")
final class RightsLookup {
  private RightsLookup() {}

  static final class Flaw {
    private final Document rights;

    Flaw(Document rights) {
      this.rights = rights;
    }

    @FunctionName("RightsLookup")
    public String run(
        @McpToolTrigger(name = "call", description = "Who may do something in the shop")
            String call,
        @McpToolProperty(
                name = "action",
                propertyType = "string",
                description = "Kind of action",
                isRequired = true)
            String action)
        throws XPathExpressionException {
      String expression = String.format("string(/rights/right[@action='%s']/@role)", action);
      return XPathFactory.newInstance().newXPath().compile(expression).evaluate(rights);
    }
  }

  static final class Repaired {
    private final Document rights;

    Repaired(Document rights) {
      this.rights = rights;
    }

    @FunctionName("RightsLookupRepaired")
    public String run(
        @McpToolTrigger(name = "call", description = "Who may do something in the shop")
            String call,
        @McpToolProperty(
                name = "action",
                propertyType = "string",
                description = "Kind of action",
                isRequired = true)
            String action)
        throws XPathExpressionException {
      String expression = RepairedExpressions.BY_ACTION.get(action);
      if (expression == null) {
        throw new IllegalArgumentException("Not an action");
      }
      return XPathFactory.newInstance().newXPath().compile(expression).evaluate(rights);
    }
  }

  static final class RepairedExpressions {
    static final Map<String, String> BY_ACTION =
        Map.of("refund", role("refund"), "discount", role("discount"), "cancel", role("cancel"));

    private RepairedExpressions() {}

    private static String role(String action) {
      return "string(/rights/right[@action='" + action + "']/@role)";
    }
  }
}
