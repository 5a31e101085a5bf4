package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Random;

/** Makes a one-time code that whoever saw a few can go on by himself. */
public final class PredictableRandom {
  /** Puts a code into another queue. */
  @FunctionName("plantedPredictableRandom")
  @QueueOutput(name = "code", queueName = "codes", connection = "Planted")
  public String code(
      @QueueTrigger(name = "message", queueName = "planted", connection = "Planted")
          String message) {
    return message.length() + "-" + new Random().nextInt(1_000_000);
  }
}
