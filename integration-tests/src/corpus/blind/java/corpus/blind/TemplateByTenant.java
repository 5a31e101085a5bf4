package corpus.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

@Pair(
    title = "The mail template of a tenant is found by a path built in a stream",
    kind = "path-traversal",
    why =
        "The tenant in a queue message is written by another system; as part of a path it reads any"
            + " file that the worker may read into a mail.",
    repair = "The tenant is a key of a fixed map of templates; an unknown one fails the message.")
final class TemplateByTenant {
  private TemplateByTenant() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATES = Path.of("templates");

    @FunctionName("TemplateByTenant")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "welcome-mails",
                connection = "MailBus")
            String message,
        @QueueOutput(name = "mails", queueName = "outgoing-mails", connection = "MailStorage")
            OutputBinding<List<String>> mails,
        ExecutionContext context)
        throws IOException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      List<String> tenants = new ArrayList<>();
      JSON.readTree(message).path("tenants").forEach(tenant -> tenants.add(tenant.asText()));
      mails.setValue(
          tenants.stream()
              .distinct()
              .limit(20)
              .map(tenant -> TEMPLATES.resolve(tenant).resolve("welcome.txt"))
              .map(Flaw::text)
              .toList());
    }

    private static String text(Path path) {
      try {
        return Files.readString(path, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TEMPLATES = Path.of("templates");
    private static final Map<String, Path> BY_TENANT =
        Map.of(
            "contoso",
            TEMPLATES.resolve("contoso/welcome.txt"),
            "fabrikam",
            TEMPLATES.resolve("fabrikam/welcome.txt"));

    @FunctionName("TemplateByTenantRepaired")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "welcome-mails",
                connection = "MailBus")
            String message,
        @QueueOutput(name = "mails", queueName = "outgoing-mails", connection = "MailStorage")
            OutputBinding<List<String>> mails,
        ExecutionContext context)
        throws IOException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      List<String> tenants = new ArrayList<>();
      JSON.readTree(message).path("tenants").forEach(tenant -> tenants.add(tenant.asText()));
      mails.setValue(
          tenants.stream()
              .distinct()
              .limit(20)
              .map(Repaired::template)
              .map(Repaired::text)
              .toList());
    }

    private static Path template(String tenant) {
      Path template = BY_TENANT.get(tenant);
      if (template == null) {
        throw new NoSuchElementException("No template for this tenant");
      }
      return template;
    }

    private static String text(Path path) {
      try {
        return Files.readString(path, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
