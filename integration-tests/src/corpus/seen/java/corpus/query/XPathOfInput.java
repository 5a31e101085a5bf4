package corpus.query;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

@Pair(
    title = "An XPath is made of a value of the caller",
    kind = "xpath-injection",
    reported = {"AZF_XPATH_INJECTION"},
    why = "It selects the nodes of somebody else.",
    repair = "The id must be a number.")
public final class XPathOfInput {
  private XPathOfInput() {}

  public static final class Flaw {
    private final Document prices;

    public Flaw(Document prices) {
      this.prices = prices;
    }

    @FunctionName("Price")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws XPathExpressionException {
      XPath xpath = XPathFactory.newInstance().newXPath();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(
              xpath.evaluate(
                  "/prices/item[@id='" + request.getQueryParameters().get("id") + "']", prices))
          .build();
    }
  }

  public static final class Repaired {
    private final Document prices;

    public Repaired(Document prices) {
      this.prices = prices;
    }

    @FunctionName("Price")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws XPathExpressionException {
      XPath xpath = XPathFactory.newInstance().newXPath();
      int id = Integer.parseInt(request.getQueryParameters().get("id"));
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(xpath.evaluate("/prices/item[@id='" + id + "']", prices))
          .build();
    }
  }
}
