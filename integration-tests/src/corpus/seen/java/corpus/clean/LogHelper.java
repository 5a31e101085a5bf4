package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All entries go through a filter that loops over the characters. */
public final class LogHelper {
  @FunctionName("Log")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    write(context.getLogger(), "customer", request.getQueryParameters().get("customer"));
    return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
  }

  private static void write(Logger log, String name, String value) {
    if (log.isLoggable(Level.INFO)) {
      log.info(name + "=" + filter(String.valueOf(value)));
    }
  }

  private static String filter(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      if (Character.isISOControl(characters[i])) {
        characters[i] = '_';
      }
    }
    return String.valueOf(characters);
  }
}
