package corpus.blind;

import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

@Pair(
    title = "A bundle's entries are copied out of a ZipFile by a stream",
    kind = "zip-slip",
    why =
        "The bundle comes from a partner's upload; an entry with .. in its name lands outside the"
            + " folder, next to the app's own jars.",
    repair = "Only the last segment of an entry's name is used, so no entry can leave the folder.")
final class PluginBundle {
  private PluginBundle() {}

  static final class Flaw {
    private final FlawBundles bundles = new FlawBundles();

    @FunctionName("PluginBundle")
    public void run(
        @QueueTrigger(name = "message", queueName = "bundles", connection = "BundleStorage")
            String message,
        ExecutionContext context)
        throws IOException {
      int files = bundles.unpack(UUID.fromString(message.strip()));
      context.getLogger().log(Level.INFO, "{0} files unpacked", files);
    }
  }

  static final class FlawBundles {
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final BlobContainerClient BUNDLES =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("BUNDLES_URL"))
            .containerName("bundles")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    int unpack(UUID id) throws IOException {
      BlobClient bundle = BUNDLES.getBlobClient(id + ".zip");
      if (bundle.getProperties().getBlobSize() > MAX_BYTES) {
        throw new IOException("The bundle is too large");
      }
      Path folder = Files.createTempDirectory("bundle");
      Path local = folder.resolve("bundle.zip");
      bundle.downloadToFile(local.toString());
      try (ZipFile zip = new ZipFile(local.toFile())) {
        List<? extends ZipEntry> entries =
            zip.stream().filter(entry -> !entry.isDirectory()).limit(50).toList();
        for (ZipEntry entry : entries) {
          copy(zip, entry, Files.createDirectories(folder.resolve("files")));
        }
        return entries.size();
      }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
      Path name = Path.of(entry.getName());
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] content = in.readNBytes((int) MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
          throw new IOException("The entry is too large");
        }
        Files.write(folder.resolve(name), content);
      }
    }
  }

  static final class Repaired {
    private final RepairedBundles bundles = new RepairedBundles();

    @FunctionName("PluginBundleRepaired")
    public void run(
        @QueueTrigger(name = "message", queueName = "bundles", connection = "BundleStorage")
            String message,
        ExecutionContext context)
        throws IOException {
      int files = bundles.unpack(UUID.fromString(message.strip()));
      context.getLogger().log(Level.INFO, "{0} files unpacked", files);
    }
  }

  static final class RepairedBundles {
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final BlobContainerClient BUNDLES =
        new BlobContainerClientBuilder()
            .endpoint(System.getenv("BUNDLES_URL"))
            .containerName("bundles")
            .credential(
                new ManagedIdentityCredentialBuilder()
                    .clientId(System.getenv("AZURE_CLIENT_ID"))
                    .build())
            .buildClient();

    int unpack(UUID id) throws IOException {
      BlobClient bundle = BUNDLES.getBlobClient(id + ".zip");
      if (bundle.getProperties().getBlobSize() > MAX_BYTES) {
        throw new IOException("The bundle is too large");
      }
      Path folder = Files.createTempDirectory("bundle");
      Path local = folder.resolve("bundle.zip");
      bundle.downloadToFile(local.toString());
      try (ZipFile zip = new ZipFile(local.toFile())) {
        List<? extends ZipEntry> entries =
            zip.stream().filter(entry -> !entry.isDirectory()).limit(50).toList();
        for (ZipEntry entry : entries) {
          copy(zip, entry, Files.createDirectories(folder.resolve("files")));
        }
        return entries.size();
      }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
      Path name = Path.of(entry.getName()).getFileName();
      if (name == null || name.toString().equals("..")) {
        throw new IOException("Not a name of a file");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        byte[] content = in.readNBytes((int) MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
          throw new IOException("The entry is too large");
        }
        Files.write(folder.resolve(name), content);
      }
    }
  }
}
