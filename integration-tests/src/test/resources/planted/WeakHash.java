package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells messages apart by a hash for which anybody can make two that are equal. */
public final class WeakHash {
  /** Puts the message's hash into another queue. */
  @FunctionName("plantedWeakHash")
  @QueueOutput(name = "hash", queueName = "hashes", connection = "Planted")
  public String hash(
      @QueueTrigger(name = "message", queueName = "planted", connection = "Planted") String message)
      throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("MD5");
    return HexFormat.of().formatHex(digest.digest(message.getBytes(StandardCharsets.UTF_8)));
  }
}
