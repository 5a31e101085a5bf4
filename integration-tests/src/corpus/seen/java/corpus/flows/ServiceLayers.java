package corpus.flows;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

@Pair(
    title = "A name goes through a service and a store behind an interface",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "Layers do not make a value safe.",
    repair = "The service checks it with a class of its own.")
public final class ServiceLayers {
  private ServiceLayers() {}

  public static final class Flaw {
    private final FlawService service = new FlawService(new FlawDisk(Path.of("reports")));

    @FunctionName("Fetch")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().get("name");
      return request.createResponseBuilder(HttpStatus.OK).body(service.load(name).length()).build();
    }
  }

  interface FlawStore {
    String read(String name);
  }

  record FlawDisk(Path root) implements FlawStore {
    @Override
    public String read(String name) {
      try {
        return Files.readString(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final class FlawService {
    private final FlawStore store;

    FlawService(FlawStore store) {
      this.store = store;
    }

    String load(String name) {
      return store.read(name.trim());
    }
  }

  public static final class Repaired {
    private final RepairedService service =
        new RepairedService(new RepairedDisk(Path.of("reports")));

    @FunctionName("Fetch")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context) {
      String name = request.getQueryParameters().get("name");
      return request.createResponseBuilder(HttpStatus.OK).body(service.load(name).length()).build();
    }
  }

  interface RepairedStore {
    String read(String name);
  }

  record RepairedDisk(Path root) implements RepairedStore {
    @Override
    public String read(String name) {
      try {
        return Files.readString(root.resolve(name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static final class RepairedService {
    private final RepairedStore store;

    RepairedService(RepairedStore store) {
      this.store = store;
    }

    String load(String name) {
      return store.read(RepairedNames.require(name.trim()));
    }
  }

  static final class RepairedNames {
    static String require(String name) {
      if (name == null || name.isEmpty() || name.length() > 64) {
        throw new IllegalArgumentException("length");
      }
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (!Character.isLetterOrDigit(c) && c != '-') {
          throw new IllegalArgumentException("character");
        }
      }
      return name;
    }
  }
}
