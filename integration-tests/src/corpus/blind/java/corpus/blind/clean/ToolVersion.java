package corpus.blind.clean;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/** Notes the version of a tool each day; the command is a constant. */
public final class ToolVersion {
  private static final List<String> COMMAND = List.of("ffmpeg", "-version");

  @FunctionName("ToolVersion")
  public void run(
      @TimerTrigger(name = "timer", schedule = "0 0 0 * * *") String timer,
      ExecutionContext context)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(COMMAND)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The tool does not answer");
    }
    context.getLogger().log(Level.INFO, "The tool ended with {0}", process.exitValue());
  }
}
