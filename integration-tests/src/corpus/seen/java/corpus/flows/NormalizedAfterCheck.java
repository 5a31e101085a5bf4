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
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

@Pair(
    title = "A name is checked, and then normalised",
    kind = "validation-order",
    reported = {"NORMALIZATION_AFTER_VALIDATION"},
    why = "A wide slash passes the check and becomes a slash.",
    repair = "What is checked is what is used.")
public final class NormalizedAfterCheck {
  private NormalizedAfterCheck() {}

  public static final class Flaw {
    private static final Pattern NAME = Pattern.compile("[^/.]{1,60}");

    @FunctionName("Publish")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "page", queueName = "pages", connection = "STORAGE")
            OutputBinding<String> page,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("name", "");
      if (!NAME.matcher(name).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
      page.setValue("pages/" + normal);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  public static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[^/.]{1,60}");

    @FunctionName("Publish")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "page", queueName = "pages", connection = "STORAGE")
            OutputBinding<String> page,
        ExecutionContext context) {
      String name = request.getQueryParameters().getOrDefault("name", "");
      String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
      if (!NAME.matcher(normal).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      page.setValue("pages/" + normal);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
