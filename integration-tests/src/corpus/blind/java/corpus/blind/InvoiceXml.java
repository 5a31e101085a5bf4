package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

@Pair(
    title = "Partners' invoices are parsed with the parser's defaults",
    kind = "xxe",
    why =
        "An external entity in the invoice reads files of the worker or calls addresses inside the"
            + " network.",
    repair = "The factory refuses a document type declaration before it builds a parser.")
final class InvoiceXml {
  private InvoiceXml() {}

  static final class Flaw {
    private static final int MAX_BYTES = 1024 * 1024;

    @FunctionName("InvoiceXml")
    public void run(
        @BlobTrigger(
                name = "invoice",
                path = "invoices/{id}.xml",
                dataType = "binary",
                connection = "InvoiceStorage")
            byte[] invoice,
        @QueueOutput(name = "total", queueName = "invoice-totals", connection = "InvoiceStorage")
            OutputBinding<String> total)
        throws IOException, ParserConfigurationException, SAXException {
      if (invoice.length > MAX_BYTES) {
        throw new IOException("Invoice too large");
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(invoice));
      String amount = document.getDocumentElement().getAttribute("total");
      if (!amount.matches("[0-9]{1,9}\\.[0-9]{2}")) {
        throw new IOException("The invoice has no total");
      }
      total.setValue(amount);
    }
  }

  static final class Repaired {
    private static final int MAX_BYTES = 1024 * 1024;

    @FunctionName("InvoiceXmlRepaired")
    public void run(
        @BlobTrigger(
                name = "invoice",
                path = "invoices/{id}.xml",
                dataType = "binary",
                connection = "InvoiceStorage")
            byte[] invoice,
        @QueueOutput(name = "total", queueName = "invoice-totals", connection = "InvoiceStorage")
            OutputBinding<String> total)
        throws IOException, ParserConfigurationException, SAXException {
      if (invoice.length > MAX_BYTES) {
        throw new IOException("Invoice too large");
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(invoice));
      String amount = document.getDocumentElement().getAttribute("total");
      if (!amount.matches("[0-9]{1,9}\\.[0-9]{2}")) {
        throw new IOException("The invoice has no total");
      }
      total.setValue(amount);
    }
  }
}
