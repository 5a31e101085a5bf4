package corpus.secrets;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Optional;

@Pair(
    title = "A connection string stands in a constant",
    kind = "hard-coded-secret",
    reported = {"AZF_HARD_CODED_SECRET"},
    why = "Whoever has the source has the account.",
    repair = "The app has an identity; the source names only the endpoint.")
public final class ConnectionStringConstant {
  private ConnectionStringConstant() {}

  public static final class Flaw {
    private static final String STORAGE =
        "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA==;EndpointSuffix=core.windows.net";
    private static final QueueClient QUEUE =
        new QueueClientBuilder().connectionString(STORAGE).queueName("work").buildClient();

    @FunctionName("Put")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      QUEUE.sendMessage("work");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }

  public static final class Repaired {
    private static final QueueClient QUEUE =
        new QueueClientBuilder()
            .endpoint(System.getenv("STORAGE__queueServiceUri"))
            .credential(new ManagedIdentityCredentialBuilder().build())
            .queueName("work")
            .buildClient();

    @FunctionName("Put")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      QUEUE.sendMessage("work");
      return request.createResponseBuilder(HttpStatus.OK).body(true).build();
    }
  }
}
