package corpus.mail;

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
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.MimeMessage;

@Pair(
    title = "The subject of a form becomes that of a mail",
    kind = "mail-header-injection",
    reported = {"SMTP_HEADER_INJECTION"},
    why = "A line break in it begins a header of its own, such as Bcc: the form sends spam.",
    repair = "Line breaks are taken out.")
public final class SubjectOfForm {
  private SubjectOfForm() {}

  public static final class Flaw {
    private final Session session;

    public Flaw(Session session) {
      this.session = session;
    }

    @FunctionName("Contact")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws MessagingException {
      String subject = request.getQueryParameters().getOrDefault("subject", "");
      MimeMessage mail = new MimeMessage(session);
      mail.setRecipients(Message.RecipientType.TO, "service@contoso.com");
      mail.setSubject(subject);
      mail.setText(request.getBody().orElse(""));
      Transport.send(mail);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  public static final class Repaired {
    private final Session session;

    public Repaired(Session session) {
      this.session = session;
    }

    @FunctionName("Contact")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws MessagingException {
      String subject = request.getQueryParameters().getOrDefault("subject", "");
      MimeMessage mail = new MimeMessage(session);
      mail.setRecipients(Message.RecipientType.TO, "service@contoso.com");
      mail.setSubject(subject.replace("\r", " ").replace("\n", " "));
      mail.setText(request.getBody().orElse(""));
      Transport.send(mail);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
