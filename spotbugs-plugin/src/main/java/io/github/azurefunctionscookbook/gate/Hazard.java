package io.github.azurefunctionscookbook.gate;

import java.util.Map;

/**
 * What a text from outside can still do, one bit each. A check or a conversion takes bits away; a
 * place where harm is done asks whether its own bits are left.
 */
final class Hazard {
  /** Holds a carriage return. */
  static final int CR = 1;

  /** Holds a line feed. */
  static final int LF = 1 << 1;

  /** Leads out of a folder. */
  static final int PATH = 1 << 2;

  /** Chooses the host of an address. */
  static final int HOST = 1 << 3;

  /** Ends a literal in a query. */
  static final int QUERY = 1 << 4;

  /** Is markup. */
  static final int MARKUP = 1 << 5;

  /** Is code, a pattern or an option for somebody who runs it. */
  static final int CODE = 1 << 6;

  /** Is a free choice, even of harmless characters. */
  static final int CHOICE = 1 << 7;

  /** Names a resource. */
  static final int NAME = 1 << 8;

  /** Tells what only the inside may know; no check of its characters changes that. */
  static final int REVEAL = 1 << 9;

  /** May begin with something else than one slash. */
  static final int UNROOTED = 1 << 10;

  /** May begin with two slashes. */
  static final int DOUBLE_SLASH = 1 << 11;

  /** Stands among markup; set on the way, not at the source. */
  static final int AMONG_MARKUP = 1 << 12;

  /** Holds two dots. */
  static final int DOTS = 1 << 13;

  /** May begin with a slash. */
  static final int ABSOLUTE = 1 << 14;

  static final int LINE = CR | LF;
  static final int RELATIVE = UNROOTED | DOUBLE_SLASH;
  static final int UPWARDS = DOTS | ABSOLUTE;
  static final int TEXT =
      LINE | PATH | HOST | QUERY | MARKUP | CODE | CHOICE | NAME | RELATIVE | UPWARDS;
  static final int ALL = TEXT | REVEAL | AMONG_MARKUP;
  static final int NONE = 0;

  private static final Map<String, Integer> BY_NAME =
      Map.ofEntries(
          Map.entry("CR", CR),
          Map.entry("LF", LF),
          Map.entry("LINE", LINE),
          Map.entry("PATH", PATH),
          Map.entry("HOST", HOST),
          Map.entry("QUERY", QUERY),
          Map.entry("MARKUP", MARKUP),
          Map.entry("CODE", CODE),
          Map.entry("CHOICE", CHOICE),
          Map.entry("NAME", NAME),
          Map.entry("REVEAL", REVEAL),
          Map.entry("TEXT", TEXT),
          Map.entry("ALL", ALL));

  private Hazard() {}

  /** The bits of names joined by a comma. */
  static int of(String names) {
    int bits = NONE;
    for (String name : names.split(",")) {
      Integer bit = BY_NAME.get(name);
      if (bit == null) {
        throw new IllegalArgumentException("No such hazard: " + name);
      }
      bits |= bit;
    }
    return bits;
  }

  /** The bits that are gone, given those that a check has taken: two halves make a whole. */
  static int closed(int cleared) {
    int closed = (cleared & RELATIVE) == RELATIVE ? cleared | HOST : cleared;
    return (closed & UPWARDS) == UPWARDS ? closed | PATH | NAME : closed;
  }
}
