package corpus.blind;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.logging.Level;

@Pair(
    title = "Presets of a form are uploaded as XML of Java beans and decoded",
    kind = "unsafe-deserialization",
    why =
        "XMLDecoder calls the methods that the file names, so an upload runs commands on the"
            + " worker.",
    repair = "The presets are properties, of which two are read.")
final class FormPreset {
  private FormPreset() {}

  static final class Flaw {
    @FunctionName("FormPreset")
    public void run(
        @BlobTrigger(
                name = "preset",
                path = "presets/{id}",
                dataType = "binary",
                source = "EventGrid",
                connection = "FormStorage")
            byte[] preset,
        ExecutionContext context) {
      if (preset.length > 16_384) {
        throw new IllegalArgumentException("Preset too large");
      }
      FlawPreset form = FlawPreset.read(new ByteArrayInputStream(preset));
      context
          .getLogger()
          .log(
              Level.INFO,
              "A form with {0} rows and {1} columns",
              new Object[] {form.rows(), form.columns()});
    }
  }

  record FlawPreset(int rows, int columns) {
    static FlawPreset read(InputStream in) {
      try (java.beans.XMLDecoder decoder = new java.beans.XMLDecoder(in)) {
        return new FlawPreset((Integer) decoder.readObject(), (Integer) decoder.readObject());
      }
    }
  }

  static final class Repaired {
    @FunctionName("FormPresetRepaired")
    public void run(
        @BlobTrigger(
                name = "preset",
                path = "presets/{id}",
                dataType = "binary",
                source = "EventGrid",
                connection = "FormStorage")
            byte[] preset,
        ExecutionContext context)
        throws IOException {
      if (preset.length > 16_384) {
        throw new IllegalArgumentException("Preset too large");
      }
      RepairedPreset form = RepairedPreset.read(new ByteArrayInputStream(preset));
      context
          .getLogger()
          .log(
              Level.INFO,
              "A form with {0} rows and {1} columns",
              new Object[] {form.rows(), form.columns()});
    }
  }

  record RepairedPreset(int rows, int columns) {
    static RepairedPreset read(InputStream in) throws IOException {
      Properties preset = new Properties();
      preset.load(in);
      return new RepairedPreset(
          Integer.parseInt(preset.getProperty("rows")),
          Integer.parseInt(preset.getProperty("columns")));
    }
  }
}
