import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * How long the first call of a cold function takes: each round starts a fresh JVM with the worker's
 * C1-only flag, loads a staged function app through a class loader of its own, and calls one HTTP
 * function once, without a token and with the body {}. Beside it a plain hello function, built the
 * same way. Rounds are interleaved, so that a noisy machine disturbs all alike. The column answer
 * says what the call met: 401 for a missing token or signature, 422 for a body or query that breaks
 * a rule, 400 for a missing header. Apps without an HTTP function are left out.
 *
 * <p>Run after {@code mvn verify}, from the repository's root: {@code java
 * benchmarks/FirstCall.java [rounds]}. Needs no network; what a call would need from Azure is not
 * reached, as it is refused before.
 */
final class FirstCall {
  private static final Path STAGED = Path.of("integration-tests/target/projects/maven3-jdk17");
  private static final Path HELLO = Path.of("integration-tests/target/benchmark/hello");
  private static final Path CLASSES = Path.of("integration-tests/target/benchmark/classes");

  /** Settings without which a recipe refuses to serve; nothing is ever fetched from there. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "TOKEN_ISSUER", "https://login.example/00000000-0000-0000-0000-000000000000/v2.0",
          "TOKEN_AUDIENCE", "00000000-0000-0000-0000-000000000000",
          "TOKEN_JWKS_URI", "https://login.example/keys",
          "EVENTS_WEBHOOK_SECRET", "no secret, only for this benchmark",
          "STORAGE", "UseDevelopmentStorage=true",
          "AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "5");

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3 && arguments[0].equals("call")) {
      call(Path.of(arguments[1]), arguments[2]);
      return;
    }
    // Compiled once: a child that compiles its own source would not be cold.
    compile(Path.of("benchmarks/FirstCall.java"), CLASSES, "");
    int rounds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
    Map<String, Path> apps = new LinkedHashMap<>();
    for (Path app : apps()) {
      apps.put(app.getFileName().toString().replace("acme-", ""), app);
    }
    apps.put("plain hello", hello(apps.values().iterator().next()));
    Map<String, List<Double>> times = new LinkedHashMap<>();
    Map<String, String> answers = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Path> app : apps.entrySet()) {
        String[] result = measure(app.getValue()).split(" ");
        times
            .computeIfAbsent(app.getKey(), name -> new ArrayList<>())
            .add(Double.valueOf(result[0]));
        answers.put(app.getKey(), result[1]);
      }
    }
    System.out.println("| app | answer | load and first call, median | fastest | slowest |");
    System.out.println("|---|---|---|---|---|");
    times.forEach(
        (app, values) -> {
          Collections.sort(values);
          System.out.printf(
              "| %s | %s | %.0f ms | %.0f ms | %.0f ms |%n",
              app,
              answers.get(app),
              (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2,
              values.get(0),
              values.get(values.size() - 1));
        });
  }

  private static List<Path> apps() throws IOException {
    if (!Files.isDirectory(STAGED)) {
      throw new IllegalStateException("Nothing staged in " + STAGED + ": run mvn verify first");
    }
    try (Stream<Path> projects = Files.list(STAGED)) {
      return projects
          .map(project -> project.resolve("target/azure-functions/" + project.getFileName()))
          .filter(Files::isDirectory)
          .filter(app -> !httpFunctions(app).isEmpty())
          .sorted()
          .toList();
    }
  }

  /** A function app that answers 200 and does nothing else. */
  private static Path hello(Path other) throws IOException {
    Path source = HELLO.resolve("source/Hello.java");
    Files.createDirectories(source.getParent());
    Files.createDirectories(HELLO.resolve("lib"));
    Files.createDirectories(HELLO.resolve("hello"));
    Path library;
    try (Stream<Path> jars = Files.list(other.resolve("lib"))) {
      library =
          jars.filter(
                  jar -> jar.getFileName().toString().startsWith("azure-functions-java-library"))
              .findFirst()
              .orElseThrow();
    }
    Files.write(HELLO.resolve("lib").resolve(library.getFileName()), Files.readAllBytes(library));
    Files.writeString(
        source,
        """
        import com.microsoft.azure.functions.*;
        import com.microsoft.azure.functions.annotation.*;
        import java.util.Optional;

        public class Hello {
          @FunctionName("hello")
          public HttpResponseMessage hello(
              @HttpTrigger(name = "request", methods = HttpMethod.GET, authLevel = AuthorizationLevel.FUNCTION)
                  HttpRequestMessage<Optional<String>> request,
              ExecutionContext context) {
            return request.createResponseBuilder(HttpStatus.OK).body("hello").build();
          }
        }
        """);
    compile(
        source, HELLO.resolve("classes"), core() + System.getProperty("path.separator") + library);
    Files.writeString(
        HELLO.resolve("hello/function.json"),
        "{\"entryPoint\" : \"Hello.hello\", \"bindings\" : [{\"type\" : \"httpTrigger\"}]}");
    return HELLO;
  }

  private static void compile(Path source, Path classes, String classPath) throws IOException {
    Files.createDirectories(classes);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", classes.toString(), source.toString());
    if (result != 0) {
      throw new IllegalStateException(source + " does not compile");
    }
  }

  /** The worker brings this jar itself, so no staged app holds it. */
  private static Path core() throws IOException {
    Path folder =
        Path.of(System.getProperty("user.home"), ".m2/repository/com/microsoft/azure/functions");
    try (Stream<Path> files = Files.walk(folder.resolve("azure-functions-java-core-library"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  private static String measure(Path app) throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            CLASSES.toString(),
            "FirstCall",
            "call",
            app.toString(),
            entryPoint(app));
    java.environment().putAll(SETTINGS);
    Process child = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(child.getInputStream().readAllBytes()).strip();
    if (child.waitFor() != 0) {
      throw new IllegalStateException("The call failed: " + output);
    }
    return output.lines().reduce((first, second) -> second).orElseThrow();
  }

  /** The app's first HTTP function that takes a POST, else its first; by name. */
  private static String entryPoint(Path app) {
    List<String> functions = httpFunctions(app);
    return functions.stream()
        .filter(text -> text.contains("\"POST\""))
        .findFirst()
        .orElse(functions.get(0))
        .replaceAll("(?s).*\"entryPoint\" : \"([^\"]+)\".*", "$1");
  }

  /**
   * The function.json of each HTTP function, by name; an app with other triggers alone has none.
   */
  private static List<String> httpFunctions(Path app) {
    List<String> functions = new ArrayList<>();
    try (Stream<Path> files = Files.walk(app, 2)) {
      for (Path file : files.filter(f -> f.endsWith("function.json")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.contains("httpTrigger")) {
          functions.add(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return functions;
  }

  private static void call(Path app, String entryPoint) throws Exception {
    LogManager.getLogManager().reset();
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.walk(app)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    if (Files.isDirectory(app.resolve("classes"))) {
      jars.add(app.resolve("classes").toUri().toURL());
    }
    URLClassLoader worker =
        new URLClassLoader(
            new URL[] {core().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), worker);
    Thread.currentThread().setContextClassLoader(loader);
    Object request = request(worker);
    Object context = context(worker);
    int dot = entryPoint.lastIndexOf('.');

    long start = System.nanoTime();
    Class<?> type = loader.loadClass(entryPoint.substring(0, dot));
    Object function = type.getConstructor().newInstance();
    Method method =
        Stream.of(type.getMethods())
            .filter(m -> m.getName().equals(entryPoint.substring(dot + 1)))
            .findFirst()
            .orElseThrow();
    Object[] values = new Object[method.getParameterCount()];
    for (int i = 0; i < values.length; i++) {
      Class<?> parameter = method.getParameterTypes()[i];
      values[i] =
          parameter.isInstance(request)
              ? request
              : parameter.isInstance(context)
                  ? context
                  : parameter == String.class ? "x" : binding(worker, parameter);
    }
    Object response = method.invoke(function, values);
    Object status = response.getClass().getMethod("getStatusCode").invoke(response);
    long nanos = System.nanoTime() - start;
    System.out.println(nanos / 1e6 + " " + status);
    System.exit(0);
  }

  private static Object request(ClassLoader loader) throws ClassNotFoundException {
    Class<?> type = loader.loadClass("com.microsoft.azure.functions.HttpRequestMessage");
    return proxy(
        loader,
        type,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getHeaders" -> Map.of("content-type", "application/json");
              case "getQueryParameters" -> Map.of();
              case "getBody" -> Optional.of("{}");
              case "createResponseBuilder" -> builder(loader, arguments[0]);
              default -> null;
            });
  }

  private static Object builder(ClassLoader loader, Object status) throws Exception {
    Class<?> builder =
        loader.loadClass("com.microsoft.azure.functions.HttpResponseMessage$Builder");
    Class<?> response = loader.loadClass("com.microsoft.azure.functions.HttpResponseMessage");
    Class<?> type = loader.loadClass("com.microsoft.azure.functions.HttpStatusType");
    int code = (int) type.getMethod("value").invoke(status);
    return proxy(
        loader,
        builder,
        (proxy, method, arguments) ->
            method.getName().equals("build")
                ? proxy(
                    loader,
                    response,
                    (p, m, a) -> m.getName().equals("getStatusCode") ? code : null)
                : proxy);
  }

  private static Object context(ClassLoader loader) throws ClassNotFoundException {
    Class<?> type = loader.loadClass("com.microsoft.azure.functions.ExecutionContext");
    return proxy(
        loader,
        type,
        (proxy, method, arguments) ->
            method.getReturnType() == Logger.class
                ? Logger.getAnonymousLogger()
                : method.getReturnType() == String.class ? "benchmark" : null);
  }

  /** Another binding of the function; a refused call never touches one, so a class need not be. */
  private static Object binding(ClassLoader loader, Class<?> type) {
    return type.isInterface() ? proxy(loader, type, (proxy, method, arguments) -> null) : null;
  }

  private static Object proxy(ClassLoader loader, Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler);
  }
}
