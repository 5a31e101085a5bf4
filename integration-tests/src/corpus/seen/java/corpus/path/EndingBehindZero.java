package corpus.path;

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
import org.apache.commons.io.FilenameUtils;

@Pair(
    title = "The ending of a file is read behind a zero",
    kind = "path-traversal",
    reported = {"WEAK_FILENAMEUTILS"},
    why = "A name such as x.sh, a zero and .pdf ends in pdf here, and in sh for the converter.",
    repair = "A closed pattern matches the whole name.")
public final class EndingBehindZero {
  private EndingBehindZero() {}

  public static final class Flaw {
    @FunctionName("Convert")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "job", queueName = "conversions", connection = "STORAGE")
            OutputBinding<String> job,
        ExecutionContext context) {
      String file = request.getQueryParameters().getOrDefault("file", "");
      if (!FilenameUtils.getExtension(file).equals("pdf")) {
        return request.createResponseBuilder(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
      }
      job.setValue(file);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }

  public static final class Repaired {
    private static final Pattern PDF = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.pdf");

    @FunctionName("Convert")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @QueueOutput(name = "job", queueName = "conversions", connection = "STORAGE")
            OutputBinding<String> job,
        ExecutionContext context) {
      String file = request.getQueryParameters().getOrDefault("file", "");
      if (!PDF.matcher(file).matches()) {
        return request.createResponseBuilder(HttpStatus.UNSUPPORTED_MEDIA_TYPE).build();
      }
      job.setValue(file);
      return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
    }
  }
}
