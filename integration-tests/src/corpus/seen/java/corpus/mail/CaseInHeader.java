package corpus.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.regex.Pattern;

@Pair(
    title = "The number of a case becomes a mail header",
    kind = "mail-header-injection",
    reported = {"AZF_HEADER_INJECTION"},
    why = "A line break in it begins a header of its own, such as Bcc, or the text of the mail.",
    repair = "A closed pattern allows nothing but a number.")
public final class CaseInHeader {
  private CaseInHeader() {}

  public static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Session session;

    public Flaw(Session session) {
      this.session = session;
    }

    @FunctionName("Notify")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "cases", connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException, MessagingException {
      FlawCase open = JSON.readValue(message, FlawCase.class);
      MimeMessage mail = new MimeMessage(session);
      mail.setRecipients(Message.RecipientType.TO, "agents@contoso.com");
      mail.setSubject("A case was opened");
      mail.addHeader("X-Case", open.number());
      mail.setText("Please look at it.");
      Transport.send(mail);
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2}-[0-9]{1,9}");
    private final Session session;

    public Repaired(Session session) {
      this.session = session;
    }

    @FunctionName("Notify")
    public void run(
        @ServiceBusQueueTrigger(name = "message", queueName = "cases", connection = "BUS")
            String message,
        ExecutionContext context)
        throws IOException, MessagingException {
      RepairedCase open = JSON.readValue(message, RepairedCase.class);
      if (!NUMBER.matcher(open.number()).matches()) {
        throw new IllegalArgumentException("number");
      }
      MimeMessage mail = new MimeMessage(session);
      mail.setRecipients(Message.RecipientType.TO, "agents@contoso.com");
      mail.setSubject("A case was opened");
      mail.addHeader("X-Case", open.number());
      mail.setText("Please look at it.");
      Transport.send(mail);
    }
  }

  record FlawCase(String number, String text) {}

  record RepairedCase(String number, String text) {}
}
