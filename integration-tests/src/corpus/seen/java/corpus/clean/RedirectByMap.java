package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Map;
import java.util.Optional;

/** A redirect that a map chooses. */
public final class RedirectByMap {
  private static final Map<String, String> PAGES =
      Map.of("home", "https://www.contoso.com/", "help", "https://help.contoso.com/");

  @FunctionName("Page")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    String page =
        Optional.ofNullable(request.getQueryParameters().get("page"))
            .map(PAGES::get)
            .orElse("https://www.contoso.com/");
    return request.createResponseBuilder(HttpStatus.FOUND).header("Location", page).build();
  }
}
