package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** An invocation of a function, with everything it logs kept for the test. */
final class FakeContext implements ExecutionContext {
  private final String functionName;
  private final Logger logger = Logger.getAnonymousLogger();
  private final List<String> lines = new ArrayList<>();

  FakeContext(String functionName) {
    this.functionName = functionName;
    logger.setUseParentHandlers(false);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " " + entry.getMessage());
            if (entry.getThrown() != null) {
              lines.add(entry.getThrown().toString());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  /** What the function logged: level, message, and the text of a throwable that was handed over. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public Logger getLogger() {
    return logger;
  }

  @Override
  public String getInvocationId() {
    return "00000000-0000-4000-8000-000000000001";
  }

  @Override
  public String getFunctionName() {
    return functionName;
  }
}
