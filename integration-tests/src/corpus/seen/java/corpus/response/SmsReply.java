package corpus.response;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

@Pair(
    title = "The text of an SMS stands in the XML of the reply",
    kind = "xml-injection",
    reported = {"AZF_REFLECTED_MARKUP", "POTENTIAL_XML_INJECTION"},
    why = "A text with elements of its own makes the provider call or send what the sender wants.",
    repair = "The writer of the platform escapes it.")
public final class SmsReply {
  private SmsReply() {}

  public static final class Flaw {
    @FunctionName("Reply")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      StringBuilder reply = new StringBuilder("<Response><Message>You wrote: ");
      reply.append(request.getQueryParameters().getOrDefault("Body", ""));
      reply.append("</Message></Response>");
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/xml")
          .body(reply.toString())
          .build();
    }
  }

  public static final class Repaired {
    @FunctionName("Reply")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws XMLStreamException {
      StringWriter reply = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(reply);
      xml.writeStartElement("Response");
      xml.writeStartElement("Message");
      xml.writeCharacters("You wrote: " + request.getQueryParameters().getOrDefault("Body", ""));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.close();
      return request
          .createResponseBuilder(HttpStatus.OK)
          .header("Content-Type", "application/xml")
          .body(reply.toString())
          .build();
    }
  }
}
