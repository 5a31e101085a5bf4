package io.github.azurefunctionscookbook.gate;

import java.util.List;

/** Where content comes from: a known source, or an argument that the caller of a method knows. */
sealed interface Origin {
  /** What makes content of a source dangerous. */
  enum Kind {
    /** Whoever calls or sends may write anything. */
    CALLER,
    /** Tells how the inside looks. */
    EXCEPTION,
    /** Opens something to whoever reads it. */
    SECRET,
    /** Names an entry of an archive that came from outside. */
    ARCHIVE,
    /** Proves that somebody knows a key. */
    PROOF,
    /** Reads XML, and whatever the XML points to. */
    LAX_XML,
    /** Stands in the code, so whoever reads the code knows it. */
    LITERAL,
    /** A regular expression that can take forever. */
    SLOW_REGEX,
    /** Names a hash that is broken. */
    WEAK_HASH,
    /** Names a protocol that is broken. */
    OLD_TLS,
    /** Grows when it is unpacked. */
    PACKED;

    /** Whether it comes with the code, and not from outside. */
    boolean isConstant() {
      return this == LITERAL || this == SLOW_REGEX || this == WEAK_HASH || this == OLD_TLS;
    }
  }

  /**
   * A source.
   *
   * @param what in words, such as a call
   */
  record Source(Kind kind, String what, Place place) implements Origin {}

  /**
   * An argument of the method that is looked at, or something inside it.
   *
   * @param path the fields that lead to it
   */
  record Argument(int index, List<String> path) implements Origin {}
}
