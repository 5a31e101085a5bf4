import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * One sample, in a fresh JVM with the worker's flags: loads a function app and calls it as the
 * Functions worker does, and prints what each step took, in milliseconds unless its name says else.
 */
final class ColdStart {
  private static final String INJECTOR =
      "com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector";

  private final ClassLoader worker;
  private final ClassLoader loader;
  private final App.Input input;
  private Object injector;

  private ColdStart(ClassLoader worker, ClassLoader loader, App.Input input) {
    this.worker = worker;
    this.loader = loader;
    this.input = input;
  }

  /** What is measured; each in a JVM of its own, since each is about the first call. */
  enum Kind {
    /** A call that is refused, right after the app is loaded, and then again and again. */
    REFUSED,
    /** A call that is refused, some time after the app is loaded. */
    REFUSED_LATER,
    /** A call that is not refused, up to its first contact with Azure or its answer. */
    TAKEN
  }

  /** One call of the function. */
  @FunctionalInterface
  private interface Call {
    Object run() throws Exception;
  }

  /**
   * Takes a sample.
   *
   * @param arguments the app's folder, a kind, the port that Azure is said to be at, when the
   *     process was started, the pause for a later call, and the folders of the worker's classes
   */
  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    App app = new App(Path.of(arguments[0]));
    Kind kind = Kind.valueOf(arguments[1]);
    long started = Long.parseLong(arguments[3]);
    App.Function function = app.function().orElseThrow();
    ClassLoader worker =
        new URLClassLoader(
            urls(Stream.of(arguments).skip(5).map(Path::of).toList()),
            ClassLoader.getPlatformClassLoader());
    ClassLoader loader = new URLClassLoader(urls(app.jars()), worker);
    Thread.currentThread().setContextClassLoader(loader);
    ColdStart sample =
        new ColdStart(worker, loader, kind == Kind.TAKEN ? function.taken() : function.refused());
    CompletableFuture<Long> contact = listen(Integer.parseInt(arguments[2]));
    String entryPoint = app.entryPoint(function.name());

    long start = System.nanoTime();
    Method method = sample.load(entryPoint);
    long loaded = System.nanoTime();
    Call call = sample.call(method);
    print("load", (loaded - start) / 1e6);
    switch (kind) {
      case REFUSED -> refused(call, started);
      case REFUSED_LATER -> later(call, Integer.parseInt(arguments[4]));
      case TAKEN -> sample.taken(call, started, contact);
    }
    // Whatever the app has running is none of this sample's business.
    Runtime.getRuntime().halt(0);
  }

  private static void refused(Call call, long started) throws Exception {
    long start = System.nanoTime();
    Object response = call.run();
    print("refused", (System.nanoTime() - start) / 1e6);
    print("refusedFromStart", System.currentTimeMillis() - started);
    print("refusedStatus", status(response));
    long last = 0;
    for (int n = 2; n <= 200; n++) {
      long next = System.nanoTime();
      call.run();
      last = System.nanoTime() - next;
      if (n == 2) {
        print("second", last / 1e6);
      }
    }
    print("twoHundredth", last / 1e6);
    Path memory = Path.of("/proc/self/status");
    if (Files.exists(memory)) {
      String resident = Files.readString(memory).replaceAll("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
      print("residentMegabytes", Integer.parseInt(resident) / 1024.0);
    }
  }

  private static void later(Call call, int pause) throws Exception {
    Thread.sleep(pause);
    long start = System.nanoTime();
    call.run();
    print("refusedLater", (System.nanoTime() - start) / 1e6);
  }

  private void taken(Call call, long started, CompletableFuture<Long> contact) throws Exception {
    CompletableFuture<Object> answer = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                answer.complete(call.run());
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    caller.setDaemon(true);
    caller.setContextClassLoader(loader);
    long start = System.nanoTime();
    caller.start();
    CompletableFuture.anyOf(contact, answer).join();
    long end = contact.isDone() ? contact.join() : System.nanoTime();
    print("taken", (end - start) / 1e6);
    print("takenFromStart", System.currentTimeMillis() - started);
    // None means that Azure was reached before there was an answer.
    print("takenStatus", contact.isDone() ? 0 : status(answer.join()));
  }

  /** Finds what makes the app's instances, loads the function's class and finds its method. */
  private Method load(String entryPoint) throws ClassNotFoundException {
    injector = ServiceLoader.load(worker.loadClass(INJECTOR), loader).findFirst().orElse(null);
    int dot = entryPoint.lastIndexOf('.');
    return Stream.of(loader.loadClass(entryPoint.substring(0, dot)).getMethods())
        .filter(m -> m.getName().equals(entryPoint.substring(dot + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** The worker has an instance for each call, which the app makes if it says so. */
  private Call call(Method method) throws ReflectiveOperationException {
    Object[] values = Stream.of(method.getParameterTypes()).map(this::value).toArray();
    Class<?> type = method.getDeclaringClass();
    if (injector == null) {
      return () -> method.invoke(type.getConstructor().newInstance(), values);
    }
    Method instance = worker.loadClass(INJECTOR).getMethod("getInstance", Class.class);
    return () -> method.invoke(instance.invoke(injector, type), values);
  }

  private Object value(Class<?> parameter) {
    return switch (parameter.getSimpleName()) {
      case "HttpRequestMessage" -> request(parameter);
      case "ExecutionContext" -> context(parameter);
      case "String" -> input.binding();
      // Another binding takes what it is given; a class is not touched by a call that is refused.
      default -> parameter.isInterface() ? proxy(parameter, (p, m, a) -> null) : null;
    };
  }

  private Object request(Class<?> type) {
    return proxy(
        type,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getHeaders" -> input.headers();
              case "getQueryParameters" -> Map.of();
              case "getBody" -> Optional.of(input.body());
              case "createResponseBuilder" -> builder(arguments[0]);
              default -> null;
            });
  }

  private Object builder(Object status) throws ReflectiveOperationException {
    Class<?> response = worker.loadClass("com.microsoft.azure.functions.HttpResponseMessage");
    int code =
        (int)
            worker
                .loadClass("com.microsoft.azure.functions.HttpStatusType")
                .getMethod("value")
                .invoke(status);
    return proxy(
        worker.loadClass("com.microsoft.azure.functions.HttpResponseMessage$Builder"),
        (proxy, method, arguments) ->
            method.getName().equals("build")
                ? proxy(response, (p, m, a) -> m.getName().equals("getStatusCode") ? code : null)
                : proxy);
  }

  private Object context(Class<?> type) {
    return proxy(
        type,
        (proxy, method, arguments) ->
            method.getReturnType() == Logger.class
                ? Logger.getAnonymousLogger()
                : method.getReturnType() == String.class ? "benchmark" : null);
  }

  private Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(worker, new Class<?>[] {type}, handler);
  }

  /** A closed door: takes a connection, notes when, and says nothing. */
  private static CompletableFuture<Long> listen(int port) throws IOException {
    ServerSocket door = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
    CompletableFuture<Long> contact = new CompletableFuture<>();
    Thread keeper =
        new Thread(
            () -> {
              try {
                door.accept();
                contact.complete(System.nanoTime());
              } catch (IOException e) {
                contact.completeExceptionally(e);
              }
            });
    keeper.setDaemon(true);
    keeper.start();
    return contact;
  }

  private static int status(Object response) throws ReflectiveOperationException {
    Method status = response.getClass().getMethod("getStatusCode");
    return (int) status.invoke(response);
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static void print(String name, double value) {
    System.out.println(name + "=" + value);
  }
}
