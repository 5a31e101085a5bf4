package corpus.more;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "A loop over characters forgets the slash",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "Only spaces are refused.",
    repair = "A method says which characters pass.")
public final class InlineCharacterCheck {
  private InlineCharacterCheck() {}

  public static final class Flaw {
    @FunctionName("Make")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getBody().orElse("x");
      if (name.isBlank() || name.length() > 50) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Files.createFile(Path.of("made").resolve(name));
      return request.createResponseBuilder(HttpStatus.OK).body("made").build();
    }
  }

  public static final class Repaired {
    @FunctionName("Make")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      String name = request.getBody().orElse("x");
      if (name.isBlank() || name.length() > 50 || !isPlain(name)) {
        return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
      }
      Files.createFile(Path.of("made").resolve(name));
      return request.createResponseBuilder(HttpStatus.OK).body("made").build();
    }

    private static boolean isPlain(String name) {
      for (char c : name.toCharArray()) {
        if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
          return false;
        }
      }
      return true;
    }
  }
}
