package com.example;

import jakarta.validation.constraints.NotNull;

/** What the host hands over to an activity. */
final class Payload {
  private static final int MAX_BYTES = 64 * 1024;

  private Payload() {}

  /**
   * The text that the orchestrator passed. The task hub keeps it as a string of JSON; whether the
   * quotes are still there when it arrives depends on host and worker.
   *
   * @throws InvalidInput when it is neither
   */
  static String text(String handedOver) {
    if (handedOver == null || !handedOver.startsWith("\"")) {
      return handedOver;
    }
    return Json.read(
            "{\"text\":" + handedOver + "}", MAX_BYTES, json -> new Text(json.text("text")))
        .text();
  }

  private record Text(@NotNull String text) {}
}
