package corpus.blind.clean;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Turns a shipment's XML into text with factories that load nothing from outside. */
public final class ShipmentStyle {
  private static final int MAX_CHARS = 200_000;

  @FunctionName("ShipmentStyle")
  public void run(
      @BlobTrigger(
              name = "shipment",
              path = "shipments/{id}.xml",
              source = "EventGrid",
              connection = "ShipmentStorage")
          String shipment,
      @BlobOutput(name = "text", path = "texts/{id}.txt", connection = "ShipmentStorage")
          OutputBinding<String> text)
      throws IOException, TransformerException, XMLStreamException {
    if (shipment.length() > MAX_CHARS) {
      throw new IOException("The shipment is too large");
    }
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
    XMLInputFactory input = XMLInputFactory.newInstance();
    input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try (InputStream style = ShipmentStyle.class.getResourceAsStream("/shipment.xsl")) {
      Transformer transformer = factory.newTransformer(new StreamSource(style));
      StringWriter out = new StringWriter();
      XMLStreamReader reader = input.createXMLStreamReader(new StringReader(shipment));
      transformer.transform(new javax.xml.transform.stax.StAXSource(reader), new StreamResult(out));
      text.setValue(out.toString());
    }
  }
}
