package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotNull;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static final int CALLS = 8;

  @Test
  void firstCallsThatComeTogetherAllGetTheAnswer() throws Exception {
    try (URLClassLoader cold =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Object calls = cold.loadClass(FirstCalls.class.getName()).getConstructor().newInstance();

      assertThat(((Callable<?>) calls).call())
          .isEqualTo(Collections.nCopies(CALLS, List.of("must not be null")));
    }
  }

  @Test
  void speaksEnglishWhereverItRuns() throws Exception {
    Locale here = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      firstCallsThatComeTogetherAllGetTheAnswer();
    } finally {
      Locale.setDefault(here);
    }
  }

  @Test
  void logsNothingOfItsOwn() throws Exception {
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Logger library = Logger.getLogger("org.hibernate.validator");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    library.addHandler(handler);
    try {
      firstCallsThatComeTogetherAllGetTheAnswer();
    } finally {
      library.removeHandler(handler);
    }

    assertThat(logged).isEmpty();
  }

  /** Calls that come at the same time, in an app that has served none. */
  public static final class FirstCalls implements Callable<List<List<String>>> {
    private record Input(@NotNull String text) {}

    @Override
    public List<List<String>> call() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(CALLS);
      try {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    start.await();
                    return Constraints.violations(new Input(null)).stream()
                        .map(Violation::message)
                        .toList();
                  }));
        }
        start.countDown();
        List<List<String>> messages = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
          messages.add(answer.get());
        }
        return messages;
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static URL[] classPath() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
