package com.example;

import java.time.Duration;

/**
 * What one upload may ask of this app.
 *
 * @param maxBytes of the file
 * @param maxRows in the file, its header not counted
 * @param maxRejected rows that are refused one by one; with more the file is refused as a whole
 * @param longest time to read and store it
 */
record UploadLimits(long maxBytes, int maxRows, int maxRejected, Duration longest) {
  static final UploadLimits STANDARD =
      new UploadLimits(8 * 1024 * 1024, 20_000, 500, Duration.ofMinutes(4));
}
