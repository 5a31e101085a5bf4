package corpus.path;

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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@Pair(
    title = "Names go through a stream before one of them is opened",
    kind = "path-traversal",
    reported = {"AZF_PATH_TRAVERSAL"},
    why = "A flow through lambdas is as real as a straight one.",
    repair = "Only names from the catalogue pass the filter.")
public final class MappedNames {
  private MappedNames() {}

  public static final class Flaw {
    @FunctionName("Bundle")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      List<String> names =
          Arrays.stream(request.getBody().orElse("").split(",")).map(String::trim).toList();
      String all = names.stream().map(n -> read(Path.of("/data", n))).collect(Collectors.joining());
      return request.createResponseBuilder(HttpStatus.OK).body(all.length()).build();
    }

    private static String read(Path path) {
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static final class Repaired {
    private static final Set<String> CATALOGUE = Set.of("prices.csv", "stock.csv");

    @FunctionName("Bundle")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.POST,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        ExecutionContext context)
        throws IOException {
      List<String> names =
          Arrays.stream(request.getBody().orElse("").split(","))
              .map(String::trim)
              .filter(CATALOGUE::contains)
              .toList();
      String all = names.stream().map(n -> read(Path.of("/data", n))).collect(Collectors.joining());
      return request.createResponseBuilder(HttpStatus.OK).body(all.length()).build();
    }

    private static String read(Path path) {
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
