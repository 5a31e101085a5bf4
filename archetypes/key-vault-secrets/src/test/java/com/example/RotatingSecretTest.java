package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RotatingSecretTest {
  private static final Duration MAX_AGE = Duration.ofMinutes(10);
  private static final Duration MAX_STALE = Duration.ofHours(1);
  private static final int THREADS = 16;

  private final TestClock clock = new TestClock();
  private final FakeSource source = new FakeSource("1", "first");
  private final RotatingSecret secret =
      new RotatingSecret(source, new SecretPolicy(MAX_AGE, MAX_STALE), clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void readsNothingBeforeItIsNeeded() {
    assertThat(source.reads()).isZero();
    assertThat(secret.age()).isEmpty();
  }

  @Test
  void isReadOnceWhileItIsFresh() {
    secret.current();
    clock.advance(MAX_AGE.minusSeconds(1));

    assertThat(secret.current().id()).isEqualTo("1");
    assertThat(source.reads()).isEqualTo(1);
    assertThat(secret.age()).contains(MAX_AGE.minusSeconds(1));
  }

  @Test
  void isReadAgainWhenItIsTooOld() {
    secret.current();
    source.put("2", "second", null);
    clock.advance(MAX_AGE);

    assertThat(secret.current().secret().reveal()).isEqualTo("second");
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void isReadAgainWhenItExpiresAndOnlyOnce() {
    source.put("1", "first", clock.instant().plusSeconds(60));
    secret.current();
    clock.advance(Duration.ofSeconds(60));

    secret.current();
    secret.current();

    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void staysInUseWhileItsStoreIsDownUpToTheHardBound() {
    secret.current();
    source.fail(unreachable());

    clock.advance(MAX_STALE.minusSeconds(1));
    assertThat(secret.current().id()).isEqualTo("1");

    clock.advance(Duration.ofSeconds(1));
    assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(secret::current);
    assertThat(secret.age()).isEmpty();
  }

  @Test
  void isBackAsSoonAsItsStoreIs() {
    source.fail(unreachable());
    assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(secret::current);
    source.recover();
    clock.advance(RotatingSecret.FAILURE_PAUSE);

    assertThat(secret.current().id()).isEqualTo("1");
  }

  @Test
  void pausesBetweenFailedReadings() {
    source.fail(unreachable());
    for (int i = 0; i < 100; i++) {
      assertThatExceptionOfType(SecretUnavailable.class)
          .isThrownBy(secret::current)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(SecretUnavailable.Reason.UNREACHABLE));
    }
    assertThat(source.reads()).isEqualTo(1);

    clock.advance(RotatingSecret.FAILURE_PAUSE);
    assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(secret::current);
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void pausesBetweenFailedReadingsWhileAnOldValueServes() {
    secret.current();
    source.fail(unreachable());
    clock.advance(MAX_AGE);

    for (int i = 0; i < 100; i++) {
      assertThat(secret.current().id()).isEqualTo("1");
    }

    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void isReadAgainWhenItIsRefused() {
    SecretVersion first = secret.current();
    source.put("2", "second", null);

    assertThat(secret.refused(first)).isTrue();
    assertThat(secret.current().secret().reveal()).isEqualTo("second");
  }

  @Test
  void isNotTriedAgainWhenThereIsNoOther() {
    SecretVersion first = secret.current();

    assertThat(secret.refused(first)).isFalse();
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void cannotBeMadeToFloodItsStoreByRefusals() {
    SecretVersion first = secret.current();

    for (int i = 0; i < 100; i++) {
      assertThat(secret.refused(first)).isFalse();
    }
    assertThat(source.reads()).isEqualTo(2);

    clock.advance(RotatingSecret.REFUSAL_PAUSE);
    secret.refused(first);
    assertThat(source.reads()).isEqualTo(3);
  }

  @Test
  void takesARefusalOfAnOldVersionWithoutReading() {
    SecretVersion first = secret.current();
    source.put("2", "second", null);
    secret.refused(first);

    assertThat(secret.refused(first)).isTrue();
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void survivesARefusalWhileItsStoreIsDown() {
    SecretVersion first = secret.current();
    source.fail(unreachable());

    assertThat(secret.refused(first)).isFalse();
    assertThat(secret.current().id()).isEqualTo("1");
  }

  @Test
  void isReadAtOnceWhenAnEventAsksForIt() {
    secret.current();
    source.put("2", "second", null);

    assertThat(secret.refresh().id()).isEqualTo("2");
    assertThat(secret.current().id()).isEqualTo("2");
  }

  @Test
  void tellsWhoAskedThatAReadingFailedAndKeepsWhatItHas() {
    secret.current();
    source.fail(unreachable());

    assertThatExceptionOfType(SecretUnavailable.class).isThrownBy(secret::refresh);
    assertThat(secret.current().id()).isEqualTo("1");
  }

  @Test
  void isReadByOneThreadForAllThatWait() throws Exception {
    CountDownLatch gate = source.hold();
    List<Future<SecretVersion>> callers = allAtOnce(secret::current);
    gate.countDown();

    for (Future<SecretVersion> caller : callers) {
      assertThat(caller.get(30, TimeUnit.SECONDS).id()).isEqualTo("1");
    }
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void failsOnceForAllThatWait() throws Exception {
    CountDownLatch gate = source.hold();
    source.fail(unreachable());
    List<Future<SecretVersion>> callers = allAtOnce(secret::current);
    gate.countDown();

    for (Future<SecretVersion> caller : callers) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> caller.get(30, TimeUnit.SECONDS))
          .withCauseInstanceOf(SecretUnavailable.class);
    }
    assertThat(source.reads()).isEqualTo(1);
  }

  @Test
  void keepsNobodyWaitingWhileAnOldValueServes() throws Exception {
    secret.current();
    clock.advance(MAX_AGE);
    CountDownLatch gate = source.hold();
    Future<SecretVersion> reader = threads.submit(secret::current);
    while (source.reads() < 2) {
      Thread.sleep(1);
    }

    // The gate is still closed: this answer did not wait for the reading.
    assertThat(threads.submit(secret::current).get(30, TimeUnit.SECONDS).id()).isEqualTo("1");
    assertThat(reader).isNotDone();
    gate.countDown();
    assertThat(reader.get(30, TimeUnit.SECONDS).id()).isEqualTo("1");
  }

  @Test
  void isReadOnceMoreForAllEventsThatCameMeanwhile() throws Exception {
    CountDownLatch gate = source.hold();
    List<Future<SecretVersion>> events = allAtOnce(secret::refresh);
    // One of them reads; what it finds may be older than the events of the others.
    source.put("2", "second", null);
    clock.advance(Duration.ofSeconds(1));
    gate.countDown();

    for (Future<SecretVersion> event : events) {
      assertThat(event.get(30, TimeUnit.SECONDS).id()).isEqualTo("2");
    }
    assertThat(source.reads()).isEqualTo(2);
  }

  /** Starts as many callers as threads, and returns when all of them wait. */
  private List<Future<SecretVersion>> allAtOnce(Callable<SecretVersion> call)
      throws InterruptedException {
    List<Thread> running = new CopyOnWriteArrayList<>();
    List<Future<SecretVersion>> callers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      callers.add(
          threads.submit(
              () -> {
                running.add(Thread.currentThread());
                return call.call();
              }));
    }
    while (running.size() < THREADS || !running.stream().allMatch(RotatingSecretTest::waits)) {
      Thread.sleep(1);
    }
    return callers;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static SecretUnavailable unreachable() {
    return new SecretUnavailable(SecretUnavailable.Reason.UNREACHABLE);
  }
}
