package corpus.mail;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import org.apache.commons.mail.EmailException;
import org.apache.commons.mail.HtmlEmail;

@Pair(
    title = "A mail server is not asked for its name",
    kind = "trust-all",
    reported = {"INSECURE_SMTP_SSL"},
    why = "Whoever sits between shows any valid certificate, and takes the password and the mail.",
    repair = "The name in the certificate must be that of the server.")
public final class ServerUnchecked {
  private ServerUnchecked() {}

  public static final class Flaw {
    @FunctionName("SendInvoice")
    public void run(
        @QueueTrigger(name = "invoice", queueName = "invoices", connection = "STORAGE")
            String invoice,
        ExecutionContext context)
        throws EmailException {
      HtmlEmail mail = new HtmlEmail();
      mail.setHostName("smtp.contoso.com");
      mail.setSSLOnConnect(true);
      mail.setSocketTimeout(5000);
      mail.setSocketConnectionTimeout(2000);
      mail.setAuthentication(System.getenv("SMTP_USER"), System.getenv("SMTP_PASSWORD"));
      mail.setFrom("invoices@contoso.com");
      mail.addTo("accounting@contoso.com");
      mail.setSubject("Invoice");
      mail.setTextMsg(invoice);
      mail.send();
    }
  }

  public static final class Repaired {
    @FunctionName("SendInvoice")
    public void run(
        @QueueTrigger(name = "invoice", queueName = "invoices", connection = "STORAGE")
            String invoice,
        ExecutionContext context)
        throws EmailException {
      HtmlEmail mail = new HtmlEmail();
      mail.setHostName("smtp.contoso.com");
      mail.setSSLOnConnect(true);
      mail.setSSLCheckServerIdentity(true);
      mail.setSocketTimeout(5000);
      mail.setSocketConnectionTimeout(2000);
      mail.setAuthentication(System.getenv("SMTP_USER"), System.getenv("SMTP_PASSWORD"));
      mail.setFrom("invoices@contoso.com");
      mail.addTo("accounting@contoso.com");
      mail.setSubject("Invoice");
      mail.setTextMsg(invoice);
      mail.send();
    }
  }
}
