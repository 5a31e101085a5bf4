package corpus.blind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.io.IOException;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

@Pair(
    title = "The tariff of a device is looked up by an XPath with the device's own words",
    kind = "xpath-injection",
    why =
        "The tariff file holds the conditions of all customers; a quote in an event selects other"
            + " nodes than the device's.",
    repair = "The expression refers to a variable, which a resolver answers.")
final class TariffLookup {
  private TariffLookup() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Document tariffs;

    Flaw(Document tariffs) {
      this.tariffs = tariffs;
    }

    @FunctionName("TariffLookup")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "meters",
                consumerGroup = "billing",
                cardinality = Cardinality.ONE,
                connection = "MeterHub")
            String event,
        @QueueOutput(name = "charge", queueName = "charges", connection = "BillingStorage")
            OutputBinding<String> charge)
        throws IOException, XPathExpressionException {
      if (event.length() > 16_384) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode reading = JSON.readTree(event);
      String plan = reading.path("plan").asText();
      long wattHours = reading.path("wh").asLong();
      if (wattHours < 0 || wattHours > 1_000_000) {
        throw new IllegalArgumentException("Not a meter's reading");
      }
      double price = FlawTariffs.price(tariffs, plan);
      charge.setValue(
          JSON.createObjectNode().put("cents", Math.round(price * wattHours)).toString());
    }
  }

  static final class FlawTariffs {
    private FlawTariffs() {}

    static double price(Document tariffs, String plan) throws XPathExpressionException {
      XPath xpath = XPathFactory.newInstance().newXPath();
      String path = "/tariffs/tariff[@plan='" + plan + "']/@price";
      return (Double) xpath.evaluate(path, tariffs, XPathConstants.NUMBER);
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Document tariffs;

    Repaired(Document tariffs) {
      this.tariffs = tariffs;
    }

    @FunctionName("TariffLookupRepaired")
    public void run(
        @EventHubTrigger(
                name = "event",
                eventHubName = "meters",
                consumerGroup = "billing",
                cardinality = Cardinality.ONE,
                connection = "MeterHub")
            String event,
        @QueueOutput(name = "charge", queueName = "charges", connection = "BillingStorage")
            OutputBinding<String> charge)
        throws IOException, XPathExpressionException {
      if (event.length() > 16_384) {
        throw new IllegalArgumentException("Event too large");
      }
      JsonNode reading = JSON.readTree(event);
      String plan = reading.path("plan").asText();
      long wattHours = reading.path("wh").asLong();
      if (wattHours < 0 || wattHours > 1_000_000) {
        throw new IllegalArgumentException("Not a meter's reading");
      }
      double price = RepairedTariffs.price(tariffs, plan);
      charge.setValue(
          JSON.createObjectNode().put("cents", Math.round(price * wattHours)).toString());
    }
  }

  static final class RepairedTariffs {
    private RepairedTariffs() {}

    static double price(Document tariffs, String plan) throws XPathExpressionException {
      XPath xpath = XPathFactory.newInstance().newXPath();
      Map<QName, Object> variables = Map.of(new QName("plan"), plan);
      xpath.setXPathVariableResolver(variables::get);
      String path = "/tariffs/tariff[@plan=$plan]/@price";
      return (Double) xpath.evaluate(path, tariffs, XPathConstants.NUMBER);
    }
  }
}
