package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages with a key that everybody with the source can read. */
public final class HardCodedKey {
  private static final String SIGNING_KEY = "planted-7c1e0f55b2d94a1d";

  /** Puts the message's signature into another queue. */
  @FunctionName("plantedHardCodedKey")
  @QueueOutput(name = "signature", queueName = "signatures", connection = "Planted")
  public String sign(
      @QueueTrigger(name = "message", queueName = "planted", connection = "Planted") String message)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SIGNING_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
  }
}
