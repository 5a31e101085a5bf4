package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

@Pair(
    title = "A letter is written as a Pebble template by the caller",
    kind = "template-injection",
    reported = {"AZF_CODE_INJECTION", "TEMPLATE_INJECTION_PEBBLE"},
    why = "A template calls methods of its values and includes files.",
    repair = "The template is a file of the app.")
public final class LetterInPebble {
  private LetterInPebble() {}

  public static final class Flaw {
    private static final PebbleEngine LETTERS = new PebbleEngine.Builder().build();

    @FunctionName("Letter")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BlobOutput(name = "letter", path = "letters/{rand-guid}.html", connection = "STORAGE")
            OutputBinding<String> letter,
        ExecutionContext context)
        throws IOException {
      StringWriter page = new StringWriter();
      LETTERS
          .getLiteralTemplate(request.getBody().orElse(""))
          .evaluate(page, Map.of("today", LocalDate.now(Clock.systemUTC())));
      letter.setValue(page.toString());
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  public static final class Repaired {
    private static final PebbleEngine LETTERS = new PebbleEngine.Builder().build();

    @FunctionName("Letter")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BlobOutput(name = "letter", path = "letters/{rand-guid}.html", connection = "STORAGE")
            OutputBinding<String> letter,
        ExecutionContext context)
        throws IOException {
      StringWriter page = new StringWriter();
      LETTERS
          .getTemplate("letters/reminder.html")
          .evaluate(
              page,
              Map.of(
                  "today", LocalDate.now(Clock.systemUTC()),
                  "text", request.getBody().orElse("")));
      letter.setValue(page.toString());
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
