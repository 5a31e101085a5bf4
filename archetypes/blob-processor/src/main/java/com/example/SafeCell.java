package com.example;

/**
 * Text that a spreadsheet shows and does not run. What could begin a formula gets an apostrophe in
 * front, also behind blanks, quotation marks and characters that cannot be seen, and in the forms
 * of other alphabets that a spreadsheet takes for the same.
 */
final class SafeCell {
  /** With their full-width, small, raised and lowered forms, the minus sign and a Hebrew plus. */
  private static final String STARTERS =
      "=+-@"
          + "\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
          + "\u207a\u207b\u207c\u208a\u208b\u208c\u2212\ufb29";

  private static final String QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb`";

  private SafeCell() {}

  /** The text, with an apostrophe in front where it needs one; done twice it is as done once. */
  static String of(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  private static boolean isFormula(String text) {
    if (text.isEmpty() || text.charAt(0) == '\'') {
      return false;
    }
    // A tab or line break in front is dropped by what reads the cell, or begins a new one.
    if (Character.isISOControl(text.charAt(0))) {
      return true;
    }
    int at = 0;
    while (at < text.length() && isPassedOver(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at < text.length() && STARTERS.indexOf(text.codePointAt(at)) >= 0;
  }

  private static boolean isPassedOver(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || QUOTES.indexOf(character) >= 0;
  }
}
