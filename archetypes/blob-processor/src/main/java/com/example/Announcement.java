package com.example;

import java.util.regex.Pattern;

/**
 * An upload as it was told of, with a name that its sender chose.
 *
 * @param name of the blob
 * @param etag of the content at that time, without quotation marks
 * @param sequencer orders what was told of one blob, as texts
 */
record Announcement(String name, String etag, String sequencer) {
  /**
   * What cannot be part of a name here: control and format characters, halves of characters and
   * their replacement (Event Grid writes it for what it cannot write), and backslashes.
   */
  private static final Pattern UNUSABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\ufffd\\\\]");

  private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
  private static final int MAX_LENGTH = 1024;

  /** Whether a request for this name reaches the blob of this name and no other. */
  boolean isAddressable() {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && !name.startsWith("/")
        && !name.endsWith("/")
        && !name.contains("//")
        && !UNUSABLE.matcher(name).find()
        && !DOTS.matcher(name).find();
  }
}
