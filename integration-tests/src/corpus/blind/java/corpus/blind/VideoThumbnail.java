package corpus.blind;

import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.BlobOutput;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

@Pair(
    title = "A blob's name becomes part of a shell's command line",
    kind = "command-injection",
    why =
        "The uploader chooses the name of a blob, and the shell runs with the function's identity"
            + " and secrets.",
    repair =
        "No shell: the program gets its arguments as a list, and the name must be a plain one.")
final class VideoThumbnail {
  private VideoThumbnail() {}

  static final class Flaw {

    @FunctionName("VideoThumbnail")
    public void run(
        @BlobTrigger(
                name = "video",
                path = "videos/{name}.mp4",
                dataType = "binary",
                source = "EventGrid",
                connection = "VideoStorage")
            byte[] video,
        @BindingName("name") String name,
        @BlobOutput(
                name = "picture",
                path = "thumbnails/{rand-guid}.jpg",
                dataType = "binary",
                connection = "VideoStorage")
            OutputBinding<byte[]> picture)
        throws IOException, InterruptedException {
      if (video.length > 50 * 1024 * 1024) {
        throw new IOException("Video too large");
      }
      Path input = Files.write(Files.createTempFile("video", ".mp4"), video);
      Path output = Files.createTempFile("picture", ".jpg");
      ProcessBuilder ffmpeg =
          new ProcessBuilder(
              "sh",
              "-c",
              "ffmpeg -y -i " + input + " -metadata title=" + name + " -frames:v 1 " + output);
      Process process =
          ffmpeg.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("No thumbnail");
      }
      picture.setValue(Files.readAllBytes(output));
      Files.delete(input);
      Files.delete(output);
    }
  }

  static final class Repaired {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");

    @FunctionName("VideoThumbnailRepaired")
    public void run(
        @BlobTrigger(
                name = "video",
                path = "videos/{name}.mp4",
                dataType = "binary",
                source = "EventGrid",
                connection = "VideoStorage")
            byte[] video,
        @BindingName("name") String name,
        @BlobOutput(
                name = "picture",
                path = "thumbnails/{rand-guid}.jpg",
                dataType = "binary",
                connection = "VideoStorage")
            OutputBinding<byte[]> picture)
        throws IOException, InterruptedException {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a name of a video");
      }
      if (video.length > 50 * 1024 * 1024) {
        throw new IOException("Video too large");
      }
      Path input = Files.write(Files.createTempFile("video", ".mp4"), video);
      Path output = Files.createTempFile("picture", ".jpg");
      ProcessBuilder ffmpeg =
          new ProcessBuilder(
              "ffmpeg",
              "-y",
              "-i",
              input.toString(),
              "-metadata",
              "title=" + name,
              "-frames:v",
              "1",
              output.toString());
      Process process =
          ffmpeg.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException("No thumbnail");
      }
      picture.setValue(Files.readAllBytes(output));
      Files.delete(input);
      Files.delete(output);
    }
  }
}
