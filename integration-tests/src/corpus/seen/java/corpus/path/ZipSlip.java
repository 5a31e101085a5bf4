package corpus.path;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

@Pair(
    title = "Entries of an uploaded archive are written where they say",
    kind = "zip-slip",
    reported = {"AZF_ZIP_SLIP", "AZF_PATH_TRAVERSAL"},
    why = "An entry named ../../bin/run overwrites what the app runs next.",
    repair = "Each target is normalised and must stay below the folder.")
public final class ZipSlip {
  private ZipSlip() {}

  public static final class Flaw {
    @FunctionName("Unpack")
    public void run(
        @BlobTrigger(
                name = "archive",
                path = "in/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] archive,
        ExecutionContext context)
        throws IOException {
      Path folder = Files.createTempDirectory("unpack");
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Files.copy(zip, folder.resolve(entry.getName()));
        }
      }
    }
  }

  public static final class Repaired {
    @FunctionName("Unpack")
    public void run(
        @BlobTrigger(
                name = "archive",
                path = "in/{name}",
                dataType = "binary",
                connection = "STORAGE")
            byte[] archive,
        ExecutionContext context)
        throws IOException {
      Path folder = Files.createTempDirectory("unpack");
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Path target = folder.resolve(entry.getName()).normalize();
          if (!target.startsWith(folder)) {
            throw new IOException("An entry leads out of the archive");
          }
          Files.copy(zip, target);
        }
      }
    }
  }
}
