package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orchestrators with one flaw each, which {@link DeterminismTest} must find. They are never run.
 */
final class PlantedFlaws {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static int last;

  private PlantedFlaws() {}

  @Plants({"a clock", "java.time.Instant.now"})
  static Object instant(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Instant.now();
  }

  @Plants({"a clock", "java.time.LocalDate.now"})
  static Object date(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return LocalDate.now(ZoneId.of("UTC"));
  }

  @Plants({"a clock", "java.time.Clock"})
  static Object clock(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Clock.systemUTC().instant();
  }

  @Plants({"a clock", "currentTimeMillis"})
  static Object millis(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return System.currentTimeMillis();
  }

  @Plants({"a clock", "nanoTime"})
  static Object nanos(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return System.nanoTime();
  }

  @Plants({"a clock", "java.util.Date"})
  static Object oldDate(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new Date();
  }

  @Plants({"chance", "java.util.Random"})
  static Object random(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new Random(1).nextInt();
  }

  @Plants({"chance", "randomUUID"})
  static Object uuid(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return UUID.randomUUID();
  }

  @Plants({"chance", "java.lang.Math.random"})
  static Object mathRandom(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Math.random();
  }

  @Plants({"not on the list", "java.security.SecureRandom"})
  static Object secure(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new SecureRandom().nextInt();
  }

  @Plants({"not on the list", "ThreadLocalRandom"})
  static Object threadRandom(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return ThreadLocalRandom.current().nextInt();
  }

  @Plants({"chance", "identityHashCode"})
  static Object identity(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return System.identityHashCode(c);
  }

  @Plants({"the environment", "getenv"})
  static Object variable(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return System.getenv("REGION");
  }

  @Plants({"the environment", "getProperty"})
  static Object property(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return System.getProperty("user.name");
  }

  @Plants({"the environment", "Locale.getDefault"})
  static Object locale(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Locale.getDefault();
  }

  @Plants({"the environment", "systemDefault"})
  static Object zone(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return ZoneId.systemDefault();
  }

  @Plants({"threads", "java.lang.Thread.sleep"})
  static Object sleep(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c)
      throws InterruptedException {
    Thread.sleep(1);
    return null;
  }

  @Plants({"threads", "java.lang.Thread.<init>"})
  static Object thread(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new Thread(() -> {});
  }

  @Plants({"not on the list", "ExecutorService"})
  static Object executor(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c, ExecutorService pool) {
    return pool.submit(() -> 1);
  }

  @Plants({"not on the list", "CompletableFuture"})
  static Object future(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return CompletableFuture.supplyAsync(() -> 1);
  }

  @Plants({"threads", "parallelStream"})
  static Object parallel(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return List.of(1, 2).parallelStream().toList();
  }

  @Plants({"not on the list", "java.nio.file.Files"})
  static Object file(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c)
      throws java.io.IOException {
    return Files.readString(Path.of("rates.txt"));
  }

  @Plants({"not on the list", "java.io.FileInputStream"})
  static Object stream(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c)
      throws java.io.IOException {
    return new java.io.FileInputStream("rates.txt");
  }

  @Plants({"not on the list", "java.net.http.HttpClient"})
  static Object http(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return HttpClient.newHttpClient();
  }

  @Plants({"not on the list", "java.net.URI"})
  static Object address(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return URI.create("https://rates.example.com");
  }

  @Plants({"not on the list", "java.sql.Connection"})
  static Object database(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c, Connection connection)
      throws SQLException {
    return connection.createStatement();
  }

  @Plants({"not on the list", "com.azure.data.tables", "TableQuoteBook.save"})
  static Object azure(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c, QuoteBook book) {
    book.save(null);
    return null;
  }

  @Plants({"not on the list", "DurableTaskClient"})
  static Object client(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c,
      DurableClientContext durable) {
    return durable.getClient().getInstanceMetadata("x", false);
  }

  @Plants({"not on the list", "java.util.logging.Logger"})
  static Object log(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c,
      ExecutionContext context) {
    context.getLogger().info("once for each replay");
    return null;
  }

  @Plants({"static state", "PlantedFlaws.last"})
  static Object state(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    last++;
    return last;
  }

  @Plants({"not on the list", "AtomicInteger"})
  static Object counter(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return COUNTER.incrementAndGet();
  }

  @Plants({"an order", "java.util.HashMap"})
  static Object map(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new HashMap<>(java.util.Map.of("a", c)).keySet();
  }

  @Plants({"an order", "java.util.HashSet"})
  static Object set(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new HashSet<>(Arrays.asList("a", "b"));
  }

  @Plants({"an order", "java.util.Set.of"})
  static Object immutableSet(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Set.of("a", "b");
  }

  @Plants({"an order", "Collectors.groupingBy"})
  static Object groups(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Stream.of("a", "b").collect(Collectors.groupingBy(Function.identity()));
  }

  @Plants({"a clock", "Helper.stamp > Helper.deeper", "java.time.Instant.now"})
  static Object behindHelpers(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Helper.stamp();
  }

  @Plants({"a clock", "java.time.Instant.now"})
  static Object inALambda(@DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Optional.<Instant>empty().orElseGet(() -> Instant.now());
  }

  @Plants({"chance", "randomUUID"})
  static Object byMethodReference(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Stream.generate(UUID::randomUUID).findFirst();
  }

  @Plants({"chance", "java.util.Random"})
  static Object byConstructorReference(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    Supplier<Random> source = Random::new;
    return source.get();
  }

  @Plants({"a clock", "Helper.deeper", "java.time.Instant.now"})
  static Object byReferenceToAHelper(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return Optional.<Object>empty().orElseGet(Helper::stamp);
  }

  @Plants({"a clock", "Behind.stamp", "java.time.Instant.now"})
  static Object behindAnInterface(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c, Stamp stamp) {
    return stamp.stamp();
  }

  @Plants({"a clock", "AtStart.<clinit>", "java.time.Instant.now"})
  static Object inAStaticInitialiser(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return AtStart.first();
  }

  @Plants({"chance", "Made.<init>", "randomUUID"})
  static Object inAConstructor(
      @DurableOrchestrationTrigger(name = "c") TaskOrchestrationContext c) {
    return new Made();
  }

  /** Hides a clock two calls away. */
  static final class Helper {
    private Helper() {}

    static Object stamp() {
      return deeper();
    }

    private static Object deeper() {
      return Instant.now();
    }
  }

  /** Looks harmless. */
  interface Stamp {
    Object stamp();
  }

  /** Is not. */
  static final class Behind implements Stamp {
    @Override
    public Object stamp() {
      return Instant.now();
    }
  }

  /** Differs from one start of the worker to the next. */
  static final class AtStart {
    private static final Instant FIRST = Instant.now();

    private AtStart() {}

    static Object first() {
      return FIRST;
    }
  }

  /** Has a name of its own each time. */
  static final class Made {
    final UUID id = UUID.randomUUID();
  }
}
