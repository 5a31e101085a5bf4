package corpus.identity;

import com.azure.data.tables.TableClient;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "The digest of a ticket is compared by equals",
    kind = "timing",
    reported = {"UNSAFE_HASH_EQUALS"},
    why = "How long it takes tells how many characters were right.",
    repair = "MessageDigest.isEqual takes the same time for all.")
public final class DigestEquals {
  private DigestEquals() {}

  public static final class Flaw {
    private final TableClient tickets;

    public Flaw(TableClient tickets) {
      this.tickets = tickets;
    }

    @FunctionName("Admit")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      UUID seat = UUID.fromString(request.getQueryParameters().get("seat"));
      String kept = (String) tickets.getEntity("concert", seat.toString()).getProperty("digest");
      String digest = digest(request.getBody().orElse(""));
      boolean admitted = digest.equals(kept);
      return request.createResponseBuilder(admitted ? HttpStatus.OK : HttpStatus.FORBIDDEN).build();
    }

    private static String digest(String ticket) throws GeneralSecurityException {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8)));
    }
  }

  public static final class Repaired {
    private final TableClient tickets;

    public Repaired(TableClient tickets) {
      this.tickets = tickets;
    }

    @FunctionName("Admit")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws GeneralSecurityException {
      UUID seat = UUID.fromString(request.getQueryParameters().get("seat"));
      String kept = (String) tickets.getEntity("concert", seat.toString()).getProperty("digest");
      String digest = digest(request.getBody().orElse(""));
      boolean admitted =
          MessageDigest.isEqual(
              digest.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
      return request.createResponseBuilder(admitted ? HttpStatus.OK : HttpStatus.FORBIDDEN).build();
    }

    private static String digest(String ticket) throws GeneralSecurityException {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
