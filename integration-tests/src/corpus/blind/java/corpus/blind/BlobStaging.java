package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.regex.Pattern;

@Pair(
    title = "A staging helper joins the blob's name to the temporary folder",
    kind = "path-traversal",
    why =
        "Blob names may hold ../ segments when the uploader chose them, so the copy can overwrite"
            + " files that the function app itself loads.",
    repair =
        "A helper that throws on everything but a plain file name stands before the file is"
            + " written.")
final class BlobStaging {
  private BlobStaging() {}

  static final class Flaw {
    private final FlawStaging staging = new FlawStaging();

    @FunctionName("BlobStaging")
    public void run(
        @BlobTrigger(
                name = "content",
                path = "uploads/{name}",
                dataType = "binary",
                connection = "UploadStorage")
            byte[] content,
        @BindingName("name") String name,
        ExecutionContext context)
        throws IOException {
      if (content.length > 1024 * 1024) {
        throw new IOException("The upload is too large");
      }
      staging.keep(name, content);
      context.getLogger().log(Level.INFO, "Staged {0} bytes", content.length);
    }
  }

  static final class FlawStaging {
    private static final String FOLDER = System.getProperty("java.io.tmpdir") + "/staging/";

    void keep(String name, byte[] content) throws IOException {
      File target = new File(FOLDER, name);
      try (OutputStream out = new FileOutputStream(target)) {
        out.write(content);
      }
    }
  }

  static final class Repaired {
    private final RepairedStaging staging = new RepairedStaging();

    @FunctionName("BlobStagingRepaired")
    public void run(
        @BlobTrigger(
                name = "content",
                path = "uploads/{name}",
                dataType = "binary",
                connection = "UploadStorage")
            byte[] content,
        @BindingName("name") String name,
        ExecutionContext context)
        throws IOException {
      if (content.length > 1024 * 1024) {
        throw new IOException("The upload is too large");
      }
      staging.keep(name, content);
      context.getLogger().log(Level.INFO, "Staged {0} bytes", content.length);
    }
  }

  static final class RepairedStaging {
    private static final String FOLDER = System.getProperty("java.io.tmpdir") + "/staging/";
    private static final Pattern PLAIN =
        Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.(?:csv|xml)");

    void keep(String name, byte[] content) throws IOException {
      File target = new File(FOLDER, plain(name));
      try (OutputStream out = new FileOutputStream(target)) {
        out.write(content);
      }
    }

    private static String plain(String name) {
      if (!PLAIN.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a file name this app takes");
      }
      return name;
    }
  }
}
