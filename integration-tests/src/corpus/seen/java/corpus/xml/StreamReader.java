package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

@Pair(
    title = "A StAX reader supports document types",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_XMLSTREAMREADER"},
    why = "StAX is no safer than the others.",
    repair = "The factory is a constant that a method has hardened.")
public final class StreamReader {
  private StreamReader() {}

  public static final class Flaw {
    @FunctionName("ReadXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws XMLStreamException {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(message));
      context.getLogger().info("next " + reader.next());
    }
  }

  public static final class Repaired {
    private static final XMLInputFactory FACTORY = factory();

    @FunctionName("ReadXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws XMLStreamException {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(message));
      context.getLogger().info("next " + reader.next());
    }

    private static XMLInputFactory factory() {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
      return factory;
    }
  }
}
