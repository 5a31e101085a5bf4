package corpus.blind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

@Pair(
    title = "The format of a conversion goes from a message into a program's options",
    kind = "command-injection",
    why =
        "Even without a shell an option such as -env:UserInstallation or an -o path lets the sender"
            + " steer the program.",
    repair = "An enum knows the three formats, and its switch gives the option.")
final class DocumentConvert {
  private DocumentConvert() {}

  static final class Flaw {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("DocumentConvert")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "conversions",
                connection = "DocumentBus")
            String message,
        @BlobInput(
                name = "source",
                path = "documents/current.docx",
                dataType = "binary",
                connection = "DocumentStorage")
            byte[] source,
        ExecutionContext context)
        throws IOException, InterruptedException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode order = JSON.readTree(message);
      if (source.length > 10 * 1024 * 1024) {
        throw new IOException("Document too large");
      }
      Path input = Files.write(Files.createTempFile("doc", ".docx"), source);
      int exit = FlawOffice.convert(order.path("format").asText().split(" "), input);
      context.getLogger().log(Level.INFO, "Conversion ended with {0}", exit);
      if (exit != 0) {
        throw new IOException("The document cannot be converted");
      }
    }
  }

  static final class FlawOffice {
    private FlawOffice() {}

    static int convert(String[] format, Path input) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of("soffice", "--headless", "--convert-to"));
      Collections.addAll(command, format);
      command.add(input.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("The conversion takes too long");
      }
      return process.exitValue();
    }
  }

  static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("DocumentConvertRepaired")
    public void run(
        @ServiceBusQueueTrigger(
                name = "message",
                queueName = "conversions",
                connection = "DocumentBus")
            String message,
        @BlobInput(
                name = "source",
                path = "documents/current.docx",
                dataType = "binary",
                connection = "DocumentStorage")
            byte[] source,
        ExecutionContext context)
        throws IOException, InterruptedException {
      if (message.length() > 16_384) {
        throw new IllegalArgumentException("Message too large");
      }
      JsonNode order = JSON.readTree(message);
      if (source.length > 10 * 1024 * 1024) {
        throw new IOException("Document too large");
      }
      Path input = Files.write(Files.createTempFile("doc", ".docx"), source);
      int exit =
          RepairedOffice.convert(RepairedFormat.valueOf(order.path("format").asText()), input);
      context.getLogger().log(Level.INFO, "Conversion ended with {0}", exit);
      if (exit != 0) {
        throw new IOException("The document cannot be converted");
      }
    }
  }

  enum RepairedFormat {
    PDF,
    HTML,
    TEXT;

    String option() {
      return switch (this) {
        case PDF -> "pdf:writer_pdf_Export";
        case HTML -> "html";
        case TEXT -> "txt:Text";
      };
    }
  }

  static final class RepairedOffice {
    private RepairedOffice() {}

    static int convert(RepairedFormat format, Path input) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of("soffice", "--headless", "--convert-to"));
      command.add(format.option());
      command.add(input.toString());
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("The conversion takes too long");
      }
      return process.exitValue();
    }
  }
}
