package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

@Pair(
    title = "Uploaded archives are unpacked by the names of their entries",
    kind = "zip-slip",
    why = "An entry named ../../site/wwwroot/host.json replaces the app's own files on the worker.",
    repair =
        "A method of its own turns an entry's name into a target and throws when that lies outside"
            + " the folder.")
final class ArchiveUnpack {
  private ArchiveUnpack() {}

  static final class Flaw {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_ENTRY_BYTES = 1024 * 1024;

    @FunctionName("ArchiveUnpack")
    public void run(
        @BlobTrigger(
                name = "archive",
                path = "archives/{id}.zip",
                dataType = "binary",
                connection = "ArchiveStorage")
            byte[] archive,
        ExecutionContext context)
        throws IOException {
      if (archive.length > 4 * 1024 * 1024) {
        throw new IOException("The archive is too large");
      }
      Path folder = Files.createTempDirectory("archive");
      int count = 0;
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (++count > MAX_ENTRIES) {
            throw new IOException("Too many entries");
          }
          if (!entry.isDirectory()) {
            unpack(zip, folder.resolve(entry.getName()));
          }
        }
      }
      context.getLogger().log(Level.INFO, "Unpacked {0} entries", count);
    }

    private static void unpack(ZipInputStream zip, Path target) throws IOException {
      Files.createDirectories(target.getParent());
      byte[] content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
      if (content.length > MAX_ENTRY_BYTES) {
        throw new IOException("Entry too large");
      }
      Files.write(target, content);
    }
  }

  static final class Repaired {
    private static final int MAX_ENTRIES = 100;
    private static final int MAX_ENTRY_BYTES = 1024 * 1024;

    @FunctionName("ArchiveUnpackRepaired")
    public void run(
        @BlobTrigger(
                name = "archive",
                path = "archives/{id}.zip",
                dataType = "binary",
                connection = "ArchiveStorage")
            byte[] archive,
        ExecutionContext context)
        throws IOException {
      if (archive.length > 4 * 1024 * 1024) {
        throw new IOException("The archive is too large");
      }
      Path folder = Files.createTempDirectory("archive");
      int count = 0;
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (++count > MAX_ENTRIES) {
            throw new IOException("Too many entries");
          }
          if (!entry.isDirectory()) {
            unpack(zip, target(folder, entry));
          }
        }
      }
      context.getLogger().log(Level.INFO, "Unpacked {0} entries", count);
    }

    private static Path target(Path folder, ZipEntry entry) throws IOException {
      Path target = folder.resolve(entry.getName()).toAbsolutePath().normalize();
      if (!target.startsWith(folder.toAbsolutePath().normalize())) {
        throw new IOException("An entry lies outside the archive");
      }
      return target;
    }

    private static void unpack(ZipInputStream zip, Path target) throws IOException {
      Files.createDirectories(target.getParent());
      byte[] content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
      if (content.length > MAX_ENTRY_BYTES) {
        throw new IOException("Entry too large");
      }
      Files.write(target, content);
    }
  }
}
