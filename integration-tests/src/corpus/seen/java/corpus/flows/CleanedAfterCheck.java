package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import corpus.Pair;
import java.util.Optional;
import java.util.regex.Pattern;

@Pair(
    title = "A comment is searched for scripts, and then cleaned",
    kind = "validation-order",
    reported = {"MODIFICATION_AFTER_VALIDATION"},
    why = "A soft hyphen inside the word script hides it from the search, and is then taken out.",
    repair = "It is cleaned first.")
public final class CleanedAfterCheck {
  private CleanedAfterCheck() {}

  public static final class Flaw {
    private static final Pattern SCRIPT = Pattern.compile("<script", Pattern.CASE_INSENSITIVE);

    @FunctionName("Comment")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "comment", queueName = "comments", connection = "STORAGE")
            OutputBinding<String> comment,
        ExecutionContext context) {
      String text = request.getBody().orElse("");
      if (SCRIPT.matcher(text).find()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      String clean = text.replace("\u00ad", "");
      comment.setValue(clean);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  public static final class Repaired {
    private static final Pattern SCRIPT = Pattern.compile("<script", Pattern.CASE_INSENSITIVE);

    @FunctionName("Comment")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "comment", queueName = "comments", connection = "STORAGE")
            OutputBinding<String> comment,
        ExecutionContext context) {
      String text = request.getBody().orElse("");
      String clean = text.replace("\u00ad", "");
      if (SCRIPT.matcher(clean).find()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      comment.setValue(clean);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
