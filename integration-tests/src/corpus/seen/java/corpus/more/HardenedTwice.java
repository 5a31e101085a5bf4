package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

@Pair(
    title = "A SAX reader is hardened on another object",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_SAXPARSER"},
    why = "The factory that parses is not the one that was hardened.",
    repair = "The hardened one parses.")
public final class HardenedTwice {
  private HardenedTwice() {}

  public static final class Flaw {
    @FunctionName("Sax")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      SAXParserFactory safe = SAXParserFactory.newInstance();
      safe.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      SAXParserFactory used = SAXParserFactory.newInstance();
      used.newSAXParser()
          .parse(
              new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)),
              new DefaultHandler());
    }
  }

  public static final class Repaired {
    private static SAXParser parser() throws SAXException, ParserConfigurationException {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      return factory.newSAXParser();
    }

    @FunctionName("Sax")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws IOException, SAXException, ParserConfigurationException {
      parser()
          .parse(
              new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)),
              new DefaultHandler());
    }
  }
}
