package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads an invoice; the document may make the parser read files and call addresses. */
public final class XxeParser {
  /** Answers with the invoice's number. */
  @FunctionName("plantedXxeParser")
  public HttpResponseMessage read(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request)
      throws IOException, ParserConfigurationException, SAXException {
    Document invoice =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(request.getBody().orElse(""))));
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(invoice.getDocumentElement().getAttribute("number"))
        .build();
  }
}
