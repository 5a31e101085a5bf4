package corpus.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.List;
import java.util.Optional;

/** Constants that name secrets, headers and settings. */
public final class NamesOfSecrets {
  static final String API_KEY_HEADER = "x-api-key";
  static final String PASSWORD_SETTING = "DB_PASSWORD";
  static final String SECRET_NAME = "partner-signing-key";
  static final String TOKEN_ENDPOINT = "https://login.microsoftonline.com/common/oauth2/v2.0/token";
  static final String STORAGE_CONNECTION = "AzureWebJobsStorage";
  static final String TOKEN_TYPE = "Bearer";
  static final String PASSWORD = "password";

  @FunctionName("Names")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .body(
            List.of(
                    API_KEY_HEADER,
                    PASSWORD_SETTING,
                    SECRET_NAME,
                    TOKEN_ENDPOINT,
                    STORAGE_CONNECTION,
                    TOKEN_TYPE,
                    PASSWORD)
                .size())
        .build();
  }
}
