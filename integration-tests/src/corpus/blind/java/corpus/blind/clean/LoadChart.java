package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Locale;
import java.util.Optional;

/** Draws the load of the last hours; the address in the text is a namespace and never called. */
public final class LoadChart {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  @FunctionName("LoadChart")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "load/{hours:int}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("hours") int hours) {
    int width = 10 * Math.min(Math.max(hours, 1), 48);
    String svg =
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"%s\" width=\"%d\" height=\"40\"><rect width=\"%d\" height=\"20\"/></svg>",
            NAMESPACE,
            width,
            width);
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "image/svg+xml")
        .header("X-Content-Type-Options", "nosniff")
        .body(svg)
        .build();
  }
}
