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
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

@Pair(
    title = "Style sheets are closed, documents are not",
    kind = "xxe",
    reported = {"AZF_XXE"},
    why = "The document reads files and calls the identity endpoint.",
    repair = "No document may point outside.")
public final class OnlyStylesheets {
  private OnlyStylesheets() {}

  public static final class Flaw {
    @FunctionName("Read")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws TransformerException {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      factory
          .newTransformer()
          .transform(
              new StreamSource(new StringReader(request.getBody().orElse(""))),
              new StreamResult(out));
      return request.createResponseBuilder(HttpStatus.OK).body(out.size()).build();
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
        throws TransformerException {
      TransformerFactory factory = TransformerFactory.newInstance();
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      factory
          .newTransformer()
          .transform(
              new StreamSource(new StringReader(request.getBody().orElse(""))),
              new StreamResult(out));
      return request.createResponseBuilder(HttpStatus.OK).body(out.size()).build();
    }
  }
}
