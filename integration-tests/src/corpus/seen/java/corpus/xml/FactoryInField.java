package corpus.xml;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Pair(
    title = "A factory in a field is left as it is",
    kind = "xxe",
    reported = {"AZF_XXE"},
    why = "The document reads files and calls the identity endpoint.",
    repair = "No document may point outside.")
public final class FactoryInField {
  private FactoryInField() {}

  public static final class Flaw {
    private static final DocumentBuilderFactory FACTORY = DocumentBuilderFactory.newInstance();

    static {
      FACTORY.setNamespaceAware(true);
    }

    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws Exception {
      Document document =
          FACTORY
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(request.getBody().orElse(""))));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(document.getXmlVersion().length())
          .build();
    }
  }

  public static final class Repaired {
    private static final DocumentBuilderFactory FACTORY = DocumentBuilderFactory.newInstance();

    static {
      try {
        FACTORY.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      } catch (ParserConfigurationException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws Exception {
      Document document =
          FACTORY
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(request.getBody().orElse(""))));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(document.getXmlVersion().length())
          .build();
    }
  }
}
