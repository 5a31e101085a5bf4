package io.github.azurefunctionscookbook.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What constants of the code can do where they arrive. */
final class Literals {
  private static final Set<String> OLD_TLS = Set.of("SSL", "SSLv2", "SSLv3", "TLSv1", "TLSv1.1");
  private static final Pattern WEAK_HASH =
      Pattern.compile("(?i)(hmac-?|pbkdf2withhmac)?(md[245]|sha-?1?)(with.*)?");
  private static final Set<String> DECODERS =
      Set.of("getBytes", "toCharArray", "decode", "parseHex", "fromString", "of", "trim", "strip");

  private final Map<String, Boolean> slow = new HashMap<>();

  /** What a text constant can do. */
  Taint of(String text, Place place) {
    Taint taint = Taint.NONE;
    if (slow.computeIfAbsent(text, Backtracking::isCatastrophic)) {
      taint = taint.or(source(Origin.Kind.SLOW_REGEX, "a pattern with many ways to match", place));
    }
    if (WEAK_HASH.matcher(text).matches()) {
      taint = taint.or(source(Origin.Kind.WEAK_HASH, text, place));
    }
    if (List.of(text.split("\\s*,\\s*")).stream().anyMatch(OLD_TLS::contains)) {
      taint = taint.or(source(Origin.Kind.OLD_TLS, text, place));
    }
    return Secrets.looksGiven(text) && !text.contains("/")
        ? taint.or(source(Origin.Kind.LITERAL, "a constant", place))
        : taint;
  }

  /** What an array that nothing was put into can do. */
  static Taint ofArray(Place place) {
    return source(Origin.Kind.LITERAL, "constant bytes", place);
  }

  private static Taint source(Origin.Kind kind, String what, Place place) {
    return Taint.of(new Origin.Source(kind, what, place), Hazard.REVEAL);
  }

  /** The literal that a value is, maybe turned into bytes or characters; null when it is none. */
  static String text(Expr expr) {
    Expr inner = expr;
    while (inner.op() == Expr.Op.CALL
        && !inner.operands().isEmpty()
        && DECODERS.contains(Guards.name(inner))) {
      inner =
          inner.operand(
              inner.operands().size() > 1 && !Guards.name(inner).equals("getBytes") ? 1 : 0);
    }
    return inner.text();
  }

  /** The literal that a value is, in lower case; empty when it is none. */
  static String lower(Value value) {
    String text = value.expr().text();
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
