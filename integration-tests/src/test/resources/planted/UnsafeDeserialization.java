package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Base64;

/** Reads Java objects from a message; whoever sends it chooses what runs while they are read. */
public final class UnsafeDeserialization {
  /** Puts the object's text into another queue. */
  @FunctionName("plantedUnsafeDeserialization")
  @QueueOutput(name = "text", queueName = "texts", connection = "Planted")
  public String read(
      @QueueTrigger(name = "message", queueName = "planted", connection = "Planted") String message)
      throws IOException, ClassNotFoundException {
    byte[] bytes = Base64.getDecoder().decode(message);
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return objects.readObject().toString();
    }
  }
}
