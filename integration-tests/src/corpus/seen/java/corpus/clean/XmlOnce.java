package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A hardened factory is kept in a field and used in another method. */
public final class XmlOnce {
  private final DocumentBuilderFactory factory;

  public XmlOnce() throws ParserConfigurationException {
    factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
  }

  @FunctionName("Xml")
  public void run(
      @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
      ExecutionContext context)
      throws IOException, SAXException, ParserConfigurationException {
    context.getLogger().info("root " + parse(message).getChildNodes().getLength());
  }

  private Document parse(String text)
      throws IOException, SAXException, ParserConfigurationException {
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }
}
