package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;

/** Logs a message as it came; a line break in it forges a log entry. */
public final class LogInjection {
  /** Takes one message. */
  @FunctionName("plantedLogInjection")
  public void take(
      @QueueTrigger(name = "message", queueName = "planted", connection = "Planted") String message,
      ExecutionContext context) {
    context.getLogger().info("Received " + message);
  }
}
