package corpus.blind.clean;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts a job into one of two queues; their names come from settings and an enum. */
public final class PriorityQueues {
  private static final TokenCredential IDENTITY =
      new ManagedIdentityCredentialBuilder().clientId(System.getenv("AZURE_CLIENT_ID")).build();
  private static final Map<Priority, QueueClient> QUEUES =
      Map.of(Priority.HIGH, queue("jobs-high"), Priority.NORMAL, queue("jobs-normal"));

  private enum Priority {
    HIGH,
    NORMAL
  }

  @FunctionName("PriorityQueues")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs")
          HttpRequestMessage<Optional<String>> request) {
    Priority priority =
        "high".equals(request.getQueryParameters().get("priority"))
            ? Priority.HIGH
            : Priority.NORMAL;
    UUID job = UUID.randomUUID();
    QUEUES.get(priority).sendMessage(job.toString());
    return request
        .createResponseBuilder(HttpStatus.ACCEPTED)
        .header("Location", "/api/jobs/" + job)
        .build();
  }

  private static QueueClient queue(String name) {
    return new QueueClientBuilder()
        .endpoint(System.getenv("JOBS_QUEUE_URL"))
        .queueName(name)
        .credential(IDENTITY)
        .buildClient();
  }
}
