package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

@Pair(
    title = "A price feed is read by a stream reader with document types on",
    kind = "xxe",
    why =
        "The feed comes from outside; an entity in it reads the worker's files into the prices or"
            + " calls internal addresses.",
    repair =
        "The factory comes from a class that switches document types and external entities off.")
final class PriceFeed {
  private PriceFeed() {}

  static final class Flaw {
    private final FlawFeed feed = new FlawFeed();

    @FunctionName("PriceFeed")
    public void run(
        @EventGridTrigger(name = "event") String event,
        @BlobInput(name = "prices", path = "feeds/prices.xml", connection = "FeedStorage")
            String prices,
        @TableOutput(
                name = "row",
                tableName = "prices",
                partitionKey = "price",
                rowKey = "current",
                connection = "FeedStorage")
            OutputBinding<String> row)
        throws XMLStreamException {
      if (prices.length() > 500_000) {
        throw new IllegalArgumentException("Feed too large");
      }
      row.setValue("{\"Count\":" + feed.count(prices) + "}");
    }
  }

  static final class FlawFeed {
    private final XMLInputFactory factory = XMLInputFactory.newInstance();

    int count(String prices) throws XMLStreamException {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(prices));
      try {
        int count = 0;
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT
              && "price".equals(reader.getLocalName())) {
            count++;
          }
        }
        return count;
      } finally {
        reader.close();
      }
    }
  }

  static final class Repaired {
    private final RepairedFeed feed = new RepairedFeed();

    @FunctionName("PriceFeedRepaired")
    public void run(
        @EventGridTrigger(name = "event") String event,
        @BlobInput(name = "prices", path = "feeds/prices.xml", connection = "FeedStorage")
            String prices,
        @TableOutput(
                name = "row",
                tableName = "prices",
                partitionKey = "price",
                rowKey = "current",
                connection = "FeedStorage")
            OutputBinding<String> row)
        throws XMLStreamException {
      if (prices.length() > 500_000) {
        throw new IllegalArgumentException("Feed too large");
      }
      row.setValue("{\"Count\":" + feed.count(prices) + "}");
    }
  }

  static final class RepairedFeed {
    private final XMLInputFactory factory = RepairedXml.factory();

    int count(String prices) throws XMLStreamException {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(prices));
      try {
        int count = 0;
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT
              && "price".equals(reader.getLocalName())) {
            count++;
          }
        }
        return count;
      } finally {
        reader.close();
      }
    }
  }

  static final class RepairedXml {
    private RepairedXml() {}

    static XMLInputFactory factory() {
      XMLInputFactory factory = XMLInputFactory.newInstance();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      return factory;
    }
  }
}
