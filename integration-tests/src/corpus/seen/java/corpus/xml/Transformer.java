package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

@Pair(
    title = "A transformer reads external documents",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_DTD_TRANSFORM_FACTORY", "XXE_XSLT_TRANSFORM_FACTORY"},
    why = "document(...) and entities reach into the network.",
    repair = "External access is switched off.")
public final class Transformer {
  private Transformer() {}

  public static final class Flaw {
    @FunctionName("Transform")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws TransformerException {
      StringWriter text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new StreamSource(new StringReader(message)), new StreamResult(text));
      context.getLogger().info("length " + text.toString().length());
    }
  }

  public static final class Repaired {
    @FunctionName("Transform")
    public void run(
        @QueueTrigger(name = "message", queueName = "work", connection = "STORAGE") String message,
        ExecutionContext context)
        throws TransformerException {
      StringWriter text = new StringWriter();
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      factory
          .newTransformer()
          .transform(new StreamSource(new StringReader(message)), new StreamResult(text));
      context.getLogger().info("length " + text.toString().length());
    }
  }
}
