package com.example;

/**
 * What the host says about a run. What is due is found in the table, so nothing depends on this but
 * a log entry.
 *
 * @param pastDue whether the schedule was missed; null when the host does not say
 */
record TimerEvent(Boolean pastDue) {
  private static final int MAX_BYTES = 8 * 1024;

  static TimerEvent read(String text) {
    try {
      return Json.read(text, MAX_BYTES, TimerEvent::from);
    } catch (InvalidInput e) {
      // A run that was started by hand may carry anything.
      return new TimerEvent(null);
    }
  }

  private static TimerEvent from(JsonObject json) {
    json.allowUnread();
    Boolean pastDue = json.flag("IsPastDue");
    return new TimerEvent(pastDue == null ? json.flag("isPastDue") : pastDue);
  }
}
