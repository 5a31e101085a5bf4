package com.example;

import java.util.Locale;

/** Why a job failed; a code, never a text that quotes what went wrong inside. */
enum JobFailure {
  /** Each try ended with an error. */
  WORK_FAILED,
  /** Each try was cut off: its instance went away, or the host stopped it. */
  OUT_OF_DELIVERIES,
  /** One try worked longer than a try may; another would, too. */
  TOOK_TOO_LONG,
  /** The work made more than is kept. */
  RESULT_TOO_LARGE,
  /** The job was not finished a day after it was submitted. */
  TIMED_OUT;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
