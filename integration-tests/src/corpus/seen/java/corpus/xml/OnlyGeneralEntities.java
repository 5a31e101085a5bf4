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
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@Pair(
    title = "One of two ways is closed",
    kind = "xxe",
    reported = {"AZF_XXE"},
    why = "The document reads files and calls the identity endpoint.",
    repair = "No document may point outside.")
public final class OnlyGeneralEntities {
  private OnlyGeneralEntities() {}

  public static final class Flaw {
    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws Exception {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      Document document =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(request.getBody().orElse(""))));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(document.getXmlVersion().length())
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws Exception {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Document document =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(request.getBody().orElse(""))));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(document.getXmlVersion().length())
          .build();
    }
  }
}
