package io.github.azurefunctionscookbook.gate;

import java.util.regex.Pattern;

/**
 * A text that is being put together: what stands before a piece decides what the piece can still
 * do.
 */
final class Text {
  /** Stands for a piece that is not constant and does not come from outside. */
  static final char TRUSTED = '\u0001';

  /** Stands for a piece that does. */
  static final char FOREIGN = '\u0002';

  private static final Pattern FIXED_HOST =
      Pattern.compile(
          "(?s)[\\w+.\u0001-]+://[^/?#\u0002]+[/?#].*|\u0001[^\u0002]*[/?#].*|/[^/\\\\\u0002].*");
  private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z!]");

  private final StringBuilder text;

  Text(String before) {
    this.text = new StringBuilder(before);
  }

  boolean hasMarkup() {
    return hasMarkup(text);
  }

  static boolean hasMarkup(CharSequence text) {
    return MARKUP.matcher(text).find();
  }

  /** Adds a piece; gives what is left of its taint. */
  Taint add(String constant, Taint taint) {
    Taint left =
        !taint.isForeign() || !FIXED_HOST.matcher(text).matches()
            ? taint
            : taint.without(Hazard.HOST);
    if (text.length() < 2000) {
      if (constant != null) {
        text.append(constant);
      } else {
        text.append(taint.isForeign() ? FOREIGN : TRUSTED);
      }
    }
    return left;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
