package corpus.code;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import corpus.Pair;
import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;

@Pair(
    title = "A blob is read by XMLDecoder",
    kind = "unsafe-deserialisation",
    reported = {"XML_DECODER", "AZF_UNSAFE_DESERIALIZATION"},
    why = "Its XML is a program.",
    repair = "JSON is read into a record.")
public final class XmlDecoder {
  private XmlDecoder() {}

  public static final class Flaw {
    @FunctionName("Load")
    public void run(
        @BlobTrigger(name = "file", path = "in/{name}", dataType = "binary", connection = "STORAGE")
            byte[] file,
        ExecutionContext context) {
      try (XMLDecoder decoder = new XMLDecoder(new ByteArrayInputStream(file))) {
        Object read = decoder.readObject();
        context.getLogger().info("read " + (read != null));
      }
    }
  }

  public static final class Repaired {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FunctionName("Load")
    public void run(
        @BlobTrigger(name = "file", path = "in/{name}", dataType = "binary", connection = "STORAGE")
            byte[] file,
        ExecutionContext context)
        throws IOException {
      context.getLogger().info("fields " + JSON.readTree(file).size());
    }
  }
}
