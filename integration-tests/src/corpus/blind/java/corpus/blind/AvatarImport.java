package corpus.blind;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

@Pair(
    title = "A profile's picture is fetched from the address in a queue message",
    kind = "ssrf",
    why =
        "Whoever fills in a profile chooses where the function sends its request, and the answer"
            + " lands in a container that this person can read.",
    repair = "The address is a configured host, and of the message only a UUID goes into the path.")
final class AvatarImport {
  private AvatarImport() {}

  static final class Flaw {
    private final FlawPictures pictures = new FlawPictures();

    @FunctionName("AvatarImport")
    public void run(
        @QueueTrigger(name = "message", queueName = "avatar-imports", connection = "ProfileStorage")
            String message,
        @BlobOutput(
                name = "picture",
                path = "avatars/{rand-guid}.png",
                dataType = "binary",
                connection = "ProfileStorage")
            OutputBinding<byte[]> picture)
        throws IOException, InterruptedException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      picture.setValue(pictures.fetch(FlawImport.read(message)));
    }
  }

  record FlawImport(Optional<String> picture) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FlawImport read(String message) throws JsonProcessingException {
      JsonNode picture = JSON.readTree(message).path("picture");
      return new FlawImport(Optional.of(picture).filter(JsonNode::isTextual).map(JsonNode::asText));
    }
  }

  static final class FlawPictures {
    private static final int MAX_BYTES = 512 * 1024;
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    byte[] fetch(FlawImport wanted) throws IOException, InterruptedException {
      URI address = wanted.picture().map(URI::create).orElseThrow();
      HttpRequest request =
          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).GET().build();
      HttpResponse<InputStream> response =
          HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (response.statusCode() != 200 || bytes.length > MAX_BYTES) {
          throw new IOException("The gallery has no usable picture");
        }
        return bytes;
      }
    }
  }

  static final class Repaired {
    private final RepairedPictures pictures = new RepairedPictures();

    @FunctionName("AvatarImportRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "avatar-imports", connection = "ProfileStorage")
            String message,
        @BlobOutput(
                name = "picture",
                path = "avatars/{rand-guid}.png",
                dataType = "binary",
                connection = "ProfileStorage")
            OutputBinding<byte[]> picture)
        throws IOException, InterruptedException {
      if (message.length() > 4096) {
        throw new IllegalArgumentException("Message too large");
      }
      picture.setValue(pictures.fetch(RepairedImport.read(message)));
    }
  }

  record RepairedImport(Optional<UUID> picture) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static RepairedImport read(String message) throws JsonProcessingException {
      JsonNode picture = JSON.readTree(message).path("picture");
      return new RepairedImport(
          Optional.of(picture)
              .filter(JsonNode::isTextual)
              .map(JsonNode::asText)
              .map(UUID::fromString));
    }
  }

  static final class RepairedPictures {
    private static final int MAX_BYTES = 512 * 1024;
    private static final String GALLERY = System.getenv("GALLERY_URL");
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    byte[] fetch(RepairedImport wanted) throws IOException, InterruptedException {
      URI address =
          wanted.picture().map(id -> URI.create(GALLERY + "/pictures/" + id)).orElseThrow();
      HttpRequest request =
          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).GET().build();
      HttpResponse<InputStream> response =
          HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (response.statusCode() != 200 || bytes.length > MAX_BYTES) {
          throw new IOException("The gallery has no usable picture");
        }
        return bytes;
      }
    }
  }
}
