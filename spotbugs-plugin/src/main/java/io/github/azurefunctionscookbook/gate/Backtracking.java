package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells regular expressions that can take forever: something repeated without limit in something
 * repeated without limit, where one text can be divided between the two in many ways.
 */
final class Backtracking {
  /**
   * A part of a regular expression.
   *
   * @param characters what it can match
   * @param repeated whether it may match more or fewer characters
   * @param mandatory whether it must match something
   * @param wavers whether something in it is repeated, and nothing after it stops it
   */
  private record Part(BitSet characters, boolean repeated, boolean mandatory, boolean wavers) {}

  /** From this many repetitions on, something that wavers takes too long. */
  private static final int MANY = 10;

  private final String regex;
  private int index;
  private boolean catastrophic;

  private Backtracking(String regex) {
    this.regex = regex;
  }

  static boolean isCatastrophic(String regex) {
    try {
      Backtracking search = new Backtracking(regex);
      search.alternatives();
      return search.catastrophic;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return false;
    }
  }

  /** Reads up to the closing parenthesis; gives the whole as one part. */
  private Part alternatives() {
    List<List<Part>> all = new ArrayList<>();
    List<Part> sequence = new ArrayList<>();
    all.add(sequence);
    while (index < regex.length() && regex.charAt(index) != ')') {
      if (regex.charAt(index) == '|') {
        index++;
        sequence = new ArrayList<>();
        all.add(sequence);
      } else {
        Part part = part();
        if (part != null) {
          sequence.add(part);
        }
      }
    }
    index++;
    BitSet characters = new BitSet();
    boolean wavers = false;
    boolean mandatory = true;
    for (List<Part> parts : all) {
      BitSet of = new BitSet();
      parts.forEach(p -> of.or(p.characters()));
      wavers |= parts.stream().anyMatch(p -> wavers(p, parts));
      // Two ways to match the same characters.
      wavers |=
          all.stream()
              .takeWhile(earlier -> earlier != parts)
              .anyMatch(earlier -> areAlike(earlier, parts));
      wavers |= isMadeOf(parts, all);
      mandatory &= parts.stream().anyMatch(Part::mandatory);
      characters.or(of);
    }
    return new Part(characters, false, mandatory, wavers);
  }

  /** Whether alternatives of one character each can match what an alternative of several does. */
  private static boolean isMadeOf(List<Part> parts, List<List<Part>> all) {
    return parts.size() > 1
        && parts.stream()
            .allMatch(
                p ->
                    all.stream()
                        .filter(other -> other.size() == 1)
                        .anyMatch(o -> o.get(0).characters().intersects(p.characters())));
  }

  private static boolean areAlike(List<Part> a, List<Part> b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && a.stream()
            .allMatch(p -> b.stream().allMatch(q -> p.characters().intersects(q.characters())));
  }

  private static boolean wavers(Part part, List<Part> sequence) {
    if (!part.repeated() && !part.wavers()) {
      return false;
    }
    return sequence.stream()
        .noneMatch(
            other ->
                other != part
                    && other.mandatory()
                    && !other.characters().intersects(part.characters()));
  }

  private Part part() {
    char c = regex.charAt(index);
    Part atom;
    if (c == '(') {
      index++;
      boolean atomic = regex.startsWith("?>", index);
      boolean zeroWidth =
          regex.startsWith("?=", index)
              || regex.startsWith("?!", index)
              || regex.startsWith("?<=", index)
              || regex.startsWith("?<!", index);
      if (index < regex.length() && regex.charAt(index) == '?') {
        int colon = regex.indexOf(':', index);
        int close = next(')');
        int angle = regex.startsWith("?<", index) && !zeroWidth ? regex.indexOf('>', index) : -1;
        if (atomic) {
          index += 2;
        } else if (zeroWidth) {
          index += regex.startsWith("?<", index) ? 3 : 2;
        } else if (angle > 0) {
          index = angle + 1;
        } else if (colon > 0 && colon < close) {
          index = colon + 1;
        } else {
          index = close + 1;
          return null;
        }
      }
      Part inner = alternatives();
      if (zeroWidth) {
        return null;
      }
      atom = atomic ? new Part(inner.characters(), false, inner.mandatory(), false) : inner;
    } else if (c == '^' || c == '$') {
      index++;
      return null;
    } else {
      int begin = index;
      skipAtom();
      BitSet set = Alphabet.characters(regex.substring(begin, index));
      if (set.isEmpty()) {
        return null;
      }
      atom = new Part(set, false, true, false);
    }
    return quantified(atom);
  }

  /** Where a character comes next; a text without it is no regular expression. */
  private int next(char c) {
    int found = regex.indexOf(c, index);
    if (found < 0) {
      throw new StringIndexOutOfBoundsException(c + " is missing");
    }
    return found;
  }

  private void skipAtom() {
    char c = regex.charAt(index++);
    if (c == '\\') {
      char escaped = regex.charAt(index++);
      if ((escaped == 'p' || escaped == 'P') && regex.charAt(index) == '{') {
        index = next('}') + 1;
      } else if (escaped == 'x') {
        index += 2;
      } else if (escaped == 'u') {
        index += 4;
      }
    } else if (c == '[') {
      int depth = 1;
      if (regex.charAt(index) == '^') {
        index++;
      }
      if (regex.charAt(index) == ']') {
        index++;
      }
      while (depth > 0) {
        char next = regex.charAt(index++);
        if (next == '\\') {
          index++;
        } else if (next == '[') {
          depth++;
        } else if (next == ']') {
          depth--;
        }
      }
    }
  }

  private Part quantified(Part atom) {
    if (index >= regex.length()) {
      return atom;
    }
    char c = regex.charAt(index);
    boolean varies = true;
    boolean many = true;
    boolean mandatory = atom.mandatory();
    if (c == '*' || c == '+') {
      mandatory &= c == '+';
      index++;
    } else if (c == '?') {
      varies = false;
      many = false;
      mandatory = false;
      index++;
    } else if (c == '{') {
      int close = next('}');
      String count = regex.substring(index + 1, close);
      String[] ends = count.split(",");
      int most = Integer.parseInt(ends[ends.length - 1]);
      boolean open = count.endsWith(",");
      varies = open || ends.length > 1 && !ends[0].equals(ends[1]) && most > 1;
      many = open || most >= MANY;
      mandatory &= !ends[0].equals("0");
      index = close + 1;
    } else {
      return atom;
    }
    boolean possessive = index < regex.length() && regex.charAt(index) == '+';
    if (possessive || index < regex.length() && regex.charAt(index) == '?') {
      index++;
    }
    if (possessive) {
      return new Part(atom.characters(), false, mandatory, false);
    }
    if (many && atom.wavers()) {
      catastrophic = true;
    }
    return new Part(atom.characters(), varies, mandatory, atom.wavers());
  }
}
