package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.StringWriter;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.owasp.encoder.Encode;

@Pair(
    title = "A notice of an editor is run as a Velocity template",
    kind = "template-injection",
    reported = {"AZF_CODE_INJECTION", "TEMPLATE_INJECTION_VELOCITY"},
    why = "A template reaches the class of each value, and from there all of Java.",
    repair = "The template is constant, and the notice one of its values.")
public final class NoticeInVelocity {
  private NoticeInVelocity() {}

  public static final class Flaw {
    private final VelocityEngine templates = new VelocityEngine();

    @FunctionName("Notice")
    @QueueOutput(name = "mail", queueName = "mails", connection = "STORAGE")
    public String run(
        @QueueTrigger(name = "notice", queueName = "notices", connection = "STORAGE") String notice,
        ExecutionContext context) {
      VelocityContext values = new VelocityContext();
      values.put("sender", "Facility management");
      StringWriter mail = new StringWriter();
      templates.evaluate(values, mail, "notice", "<p>" + notice + "</p><p>$sender</p>");
      return mail.toString();
    }
  }

  public static final class Repaired {
    private final VelocityEngine templates = new VelocityEngine();

    @FunctionName("Notice")
    @QueueOutput(name = "mail", queueName = "mails", connection = "STORAGE")
    public String run(
        @QueueTrigger(name = "notice", queueName = "notices", connection = "STORAGE") String notice,
        ExecutionContext context) {
      VelocityContext values = new VelocityContext();
      values.put("sender", "Facility management");
      values.put("notice", Encode.forHtml(notice));
      StringWriter mail = new StringWriter();
      templates.evaluate(values, mail, "notice", "<p>$notice</p><p>$sender</p>");
      return mail.toString();
    }
  }
}
