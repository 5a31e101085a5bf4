package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

@Pair(
    title = "The reader of a SAX parser follows external entities",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_XMLREADER"},
    why = "The document reads files and calls the identity endpoint.",
    repair = "No document may have a document type.")
public final class ReaderOfParser {
  private ReaderOfParser() {}

  public static final class Flaw {
    @FunctionName("CountItems")
    public void run(
        @QueueTrigger(name = "order", queueName = "orders", connection = "STORAGE") String order,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      int[] items = {0};
      XMLReader reader = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
      reader.setContentHandler(
          new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qName, Attributes all) {
              items[0] += qName.equals("item") ? 1 : 0;
            }
          });
      reader.parse(new InputSource(new StringReader(order)));
      context.getLogger().info(() -> "items: " + items[0]);
    }
  }

  public static final class Repaired {
    @FunctionName("CountItems")
    public void run(
        @QueueTrigger(name = "order", queueName = "orders", connection = "STORAGE") String order,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      int[] items = {0};
      XMLReader reader = SAXParserFactory.newInstance().newSAXParser().getXMLReader();
      reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      reader.setContentHandler(
          new DefaultHandler() {
            @Override
            public void startElement(String uri, String name, String qName, Attributes all) {
              items[0] += qName.equals("item") ? 1 : 0;
            }
          });
      reader.parse(new InputSource(new StringReader(order)));
      context.getLogger().info(() -> "items: " + items[0]);
    }
  }
}
