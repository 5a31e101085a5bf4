package corpus.code;

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
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

@Pair(
    title = "A style sheet comes with the request",
    kind = "code-injection",
    reported = {"AZF_CODE_INJECTION", "MALICIOUS_XSLT"},
    why = "A style sheet reads documents and, with the extensions of the processor, calls Java.",
    repair = "The caller chooses one of the app's own style sheets.")
public final class StyleSheetOfCaller {
  private StyleSheetOfCaller() {}

  public static final class Flaw {
    @FunctionName("Print")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws TransformerException {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      Transformer layout =
          factory.newTransformer(new StreamSource(new StringReader(request.getBody().orElse(""))));
      StringWriter page = new StringWriter();
      layout.transform(
          new StreamSource(Flaw.class.getResourceAsStream("/catalogue.xml")),
          new StreamResult(page));
      return request.createResponseBuilder(HttpStatus.OK).body(page.toString().length()).build();
    }
  }

  public static final class Repaired {
    private static final Map<String, String> LAYOUTS =
        Map.of("list", "/list.xsl", "poster", "/poster.xsl");

    @FunctionName("Print")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws TransformerException {
      String layout = LAYOUTS.getOrDefault(request.getBody().orElse(""), "/list.xsl");
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      StringWriter page = new StringWriter();
      factory
          .newTransformer(new StreamSource(Repaired.class.getResourceAsStream(layout)))
          .transform(
              new StreamSource(Repaired.class.getResourceAsStream("/catalogue.xml")),
              new StreamResult(page));
      return request.createResponseBuilder(HttpStatus.OK).body(page.toString().length()).build();
    }
  }
}
