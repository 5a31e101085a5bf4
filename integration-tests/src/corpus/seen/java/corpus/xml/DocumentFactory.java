package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@Pair(
    title = "A document builder follows external entities",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_DOCUMENT"},
    why = "A document reads files of the app and calls hosts inside the network.",
    repair = "A helper makes the factory, which refuses document types.")
public final class DocumentFactory {
  private DocumentFactory() {}

  public static final class Flaw {
    @FunctionName("ImportXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(message)));
      context.getLogger().info("root " + document.getDocumentElement().getChildNodes().getLength());
    }
  }

  public static final class Repaired {
    @FunctionName("ImportXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      Document document =
          RepairedXml.factory()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(message)));
      context.getLogger().info("root " + document.getDocumentElement().getChildNodes().getLength());
    }
  }

  static final class RepairedXml {
    static DocumentBuilderFactory factory() throws ParserConfigurationException {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      harden(factory);
      return factory;
    }

    private static void harden(DocumentBuilderFactory factory) throws ParserConfigurationException {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    }
  }
}
