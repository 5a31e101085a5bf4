package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

@Pair(
    title = "A SAX parser follows external entities",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_SAXPARSER"},
    why = "The default of every parser of Java is the open one.",
    repair = "The feature that refuses document types is set.")
public final class SaxParser {
  private SaxParser() {}

  public static final class Flaw {
    @FunctionName("ScanXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      SAXParser parser = SAXParserFactory.newInstance().newSAXParser();
      parser.parse(new InputSource(new StringReader(message)), new DefaultHandler());
    }
  }

  public static final class Repaired {
    @FunctionName("ScanXml")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory
          .newSAXParser()
          .parse(new InputSource(new StringReader(message)), new DefaultHandler());
    }
  }
}
