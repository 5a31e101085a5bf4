package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

@Pair(
    title = "A manifest is read whole into memory, whatever its size",
    kind = "unbounded-read",
    why =
        "Whoever uploads decides how much memory the worker needs; one large blob stops all"
            + " invocations on it, and the retry stops the next worker.",
    repair = "One byte more than allowed is read at most, and a longer manifest fails.")
final class ManifestReader {
  private ManifestReader() {}

  static final class Flaw {
    private static final BlobContainerClient MANIFESTS =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("MANIFESTS_URL"))
            .containerName("manifests")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("ManifestReader")
    public void run(
        @QueueTrigger(name = "message", queueName = "manifests", connection = "ManifestStorage")
            String message,
        @QueueOutput(name = "lines", queueName = "manifest-sizes", connection = "ManifestStorage")
            OutputBinding<String> lines)
        throws IOException {
      UUID id = UUID.fromString(message.strip());
      try (InputStream manifest = MANIFESTS.getBlobClient(id + ".txt").openInputStream()) {
        lines.setValue(Long.toString(FlawText.read(manifest).lines().count()));
      }
    }
  }

  static final class FlawText {

    private FlawText() {}

    static String read(InputStream in) throws IOException {
      byte[] bytes = in.readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static final class Repaired {
    private static final BlobContainerClient MANIFESTS =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("MANIFESTS_URL"))
            .containerName("manifests")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    @FunctionName("ManifestReaderRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "manifests", connection = "ManifestStorage")
            String message,
        @QueueOutput(name = "lines", queueName = "manifest-sizes", connection = "ManifestStorage")
            OutputBinding<String> lines)
        throws IOException {
      UUID id = UUID.fromString(message.strip());
      try (InputStream manifest = MANIFESTS.getBlobClient(id + ".txt").openInputStream()) {
        lines.setValue(Long.toString(RepairedText.read(manifest).lines().count()));
      }
    }
  }

  static final class RepairedText {
    private static final int MAX_BYTES = 256 * 1024;

    private RepairedText() {}

    static String read(InputStream in) throws IOException {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("The manifest is too large");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
