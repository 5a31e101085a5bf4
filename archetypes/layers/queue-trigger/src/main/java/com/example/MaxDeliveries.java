package com.example;

/** How often the host delivers a message before it moves it to the poison queue. */
final class MaxDeliveries {
  /** The host reads the same setting; it takes the place of the value in host.json. */
  static final String SETTING = "AzureFunctionsJobHost__extensions__queues__maxDequeueCount";

  private MaxDeliveries() {}

  /**
   * The number that host and code share.
   *
   * @throws IllegalStateException naming the setting when it is absent or not a number from 1 to
   *     999
   */
  static long of(Settings settings) {
    String value = settings.require(SETTING);
    if (!value.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalStateException(
          "The application setting " + SETTING + " is not a number from 1 to 999");
    }
    return Long.parseLong(value);
  }
}
