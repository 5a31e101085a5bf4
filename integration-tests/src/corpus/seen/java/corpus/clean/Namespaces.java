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

/** Addresses that are names. */
public final class Namespaces {
  static final String NAMESPACE = "http://schemas.contoso.com/orders/2026";
  static final String LOCAL = "http://localhost:7071/api";

  @FunctionName("Name")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(NAMESPACE.length() + LOCAL.length())
        .build();
  }
}
