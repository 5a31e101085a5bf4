package com.example;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An upload as it is now.
 *
 * @param name of the blob
 * @param etag names this content, without quotation marks
 * @param size in bytes
 * @param modified when this content was written, to the second, by the clock of the storage service
 * @param block whether it is a block blob, which is written as a whole; others may still grow
 */
record Upload(String name, String etag, long size, Instant modified, boolean block) {
  /** Names this content under this name, the same each time. */
  String id() {
    return Fingerprint.of(name + "\n" + etag).substring(0, 32);
  }

  /** The version of the rows that come from this content; later content has a greater one. */
  String version(String sequencer) {
    // To the second, so that all are of one length and compare as texts.
    return modified.truncatedTo(ChronoUnit.SECONDS) + "_" + sequencer + "_" + etag;
  }
}
