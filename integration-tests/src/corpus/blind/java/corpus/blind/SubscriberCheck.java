package corpus.blind;

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
    title = "Mail addresses are checked by a pattern with nested repetition",
    kind = "catastrophic-regex",
    why =
        "An address of sixty letters without an at sign costs minutes; on a metered plan everybody"
            + " can stop the app with a few requests.",
    repair = "The pattern has one way to match only, and possessive repetition.")
final class SubscriberCheck {
  private SubscriberCheck() {}

  static final class Flaw {
    private static final Pattern MAIL =
        Pattern.compile("^(\\w+[-.]?){1,20}@(\\w+[-.]?){1,20}\\.[a-z]{2,}$");

    @FunctionName("SubscriberCheck")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "subscribers")
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "subscriber", queueName = "subscribers", connection = "NewsStorage")
            OutputBinding<String> subscriber) {
      String mail = request.getBody().map(String::strip).orElse("");
      if (mail.length() > 254 || !MAIL.matcher(mail).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      subscriber.setValue(mail);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  static final class Repaired {
    private static final Pattern MAIL =
        Pattern.compile("[\\w-]++(?:\\.[\\w-]++)*+@[\\w-]++(?:\\.[\\w-]++){1,8}+");

    @FunctionName("SubscriberCheckRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "subscribers")
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "subscriber", queueName = "subscribers", connection = "NewsStorage")
            OutputBinding<String> subscriber) {
      String mail = request.getBody().map(String::strip).orElse("");
      if (mail.length() > 254 || !MAIL.matcher(mail).matches()) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      subscriber.setValue(mail);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
