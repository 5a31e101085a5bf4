package corpus.blind;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TableOutput;
import corpus.Pair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

@Pair(
    title = "The token of an invitation comes from a generator that is seeded with the time",
    kind = "predictable-random",
    why =
        "Who knows the minute of an invitation tries its few thousand seeds and joins in the"
            + " guest's place.",
    repair = "The token is sixteen bytes of a SecureRandom.")
final class InviteLink {
  private InviteLink() {}

  static final class Flaw {

    @FunctionName("InviteLink")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "events/{event:guid}/invitations")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("event") String event,
        @TableOutput(
                name = "row",
                tableName = "invitations",
                partitionKey = "{event}",
                rowKey = "{rand-guid}",
                connection = "EventStorage")
            OutputBinding<String> row) {
      byte[] token = new byte[16];
      new Random(System.currentTimeMillis()).nextBytes(token);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
      row.setValue("{\"Token\":\"" + text + "\"}");
      return request
          .createResponseBuilder(HttpStatus.CREATED)
          .header("Location", "/api/events/" + UUID.fromString(event) + "/invitations/" + text)
          .header("Cache-Control", "no-store")
          .build();
    }
  }

  static final class Repaired {
    private static final SecureRandom RANDOM = new SecureRandom();

    @FunctionName("InviteLinkRepaired")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION,
                route = "events/{event:guid}/invitations")
            HttpRequestMessage<Optional<String>> request,
        @BindingName("event") String event,
        @TableOutput(
                name = "row",
                tableName = "invitations",
                partitionKey = "{event}",
                rowKey = "{rand-guid}",
                connection = "EventStorage")
            OutputBinding<String> row) {
      byte[] token = new byte[16];
      RANDOM.nextBytes(token);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
      row.setValue("{\"Token\":\"" + text + "\"}");
      return request
          .createResponseBuilder(HttpStatus.CREATED)
          .header("Location", "/api/events/" + UUID.fromString(event) + "/invitations/" + text)
          .header("Cache-Control", "no-store")
          .build();
    }
  }
}
