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
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

@Pair(
    title = "A validator follows what an invoice points to",
    kind = "xxe",
    reported = {"AZF_XXE", "XXE_VALIDATOR"},
    why = "The schema is our own, but the document reads files and calls the identity endpoint.",
    repair = "The validator gets no access to anything outside.")
public final class ValidatorOfInvoice {
  private ValidatorOfInvoice() {}

  public static final class Flaw {
    private static final Schema INVOICE = schema();

    private static Schema schema() {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      try {
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(Flaw.class.getResource("/invoice.xsd"));
      } catch (SAXException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("CheckInvoice")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      try {
        Validator validator = INVOICE.newValidator();
        validator.validate(new StreamSource(new StringReader(request.getBody().orElse(""))));
        return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
      } catch (SAXException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
    }
  }

  public static final class Repaired {
    private static final Schema INVOICE = schema();

    private static Schema schema() {
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      try {
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(Repaired.class.getResource("/invoice.xsd"));
      } catch (SAXException e) {
        throw new IllegalStateException(e);
      }
    }

    @FunctionName("CheckInvoice")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      try {
        Validator validator = INVOICE.newValidator();
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        validator.validate(new StreamSource(new StringReader(request.getBody().orElse(""))));
        return request.createResponseBuilder(HttpStatus.NO_CONTENT).build();
      } catch (SAXException e) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
    }
  }
}
