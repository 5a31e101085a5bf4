package com.example;

import java.util.regex.Pattern;

/**
 * Text that shows a model nothing but what a person would see: without line breaks and control
 * characters, and without the invisible characters that can carry hidden instructions.
 *
 * @param value the text, which fits the limit
 * @param shortened whether its end was cut off
 */
record PlainText(String value, boolean shortened) {
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
  // Format, private and unassigned characters, halves of pairs, and variation selectors.
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]+");

  /**
   * Makes text plain.
   *
   * @param max how many characters the result has at most, counted as code points
   */
  static PlainText of(String text, int max) {
    // Bounded before it is searched: a row can be much larger than what is shown of it.
    String head = text.length() > 4 * max ? text.substring(0, 4 * max) : text;
    String plain = INVISIBLE.matcher(BREAKS.matcher(head).replaceAll(" ")).replaceAll("").strip();
    if (plain.codePointCount(0, plain.length()) <= max) {
      return new PlainText(plain, head.length() < text.length());
    }
    return new PlainText(plain.substring(0, plain.offsetByCodePoints(0, max)), true);
  }
}
