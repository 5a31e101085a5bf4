package io.github.azurefunctionscookbook.recipe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pom.xml merged by its elements, so that neighbours do not conflict: two properties side by
 * side, or a dependency added on each side. Comments and blanks belong to the element that follows
 * them. What changed on both sides in one element is merged by lines.
 *
 * @param lines the result
 * @param notes what the merge decided that the project's owner should know
 */
record PomMerge(Lines lines, List<String> notes) {

  /** Merges; null when one of the three cannot be read as elements, or a line would be lost. */
  static PomMerge of(List<String> base, List<String> ours, List<String> theirs, Labels labels) {
    Element old = Element.parse(joined(base));
    Element mine = Element.parse(joined(ours));
    Element recipes = Element.parse(joined(theirs));
    if (mine == null || recipes == null || (old == null && !base.isEmpty())) {
      return null;
    }
    Work work = new Work(labels);
    Element merged = work.children(old, mine, recipes, "");
    if (merged == null) {
      return null;
    }
    List<String> result = Text.of(bytes(merged.text())).lines();
    PomMerge merge = new PomMerge(new Lines(result, work.conflicts), List.copyOf(work.notes));
    return merge.keeps(base, ours) && merge.marksWholeLines(labels) ? merge : null;
  }

  /** Whether each marker of a conflict has a line of its own. */
  private boolean marksWholeLines(Labels labels) {
    List<String> markers =
        List.of("<<<<<<< " + labels.ours(), "=======", ">>>>>>> " + labels.theirs());
    return lines.lines().stream().filter(markers::contains).count() == 3L * lines.conflicts();
  }

  /** Whether each line that the project added is in the result, as often as it was added. */
  private boolean keeps(List<String> base, List<String> ours) {
    Map<String, Integer> left = new LinkedHashMap<>();
    lines.lines().forEach(line -> left.merge(line.strip(), 1, Integer::sum));
    Map<String, Integer> old = new LinkedHashMap<>();
    base.forEach(line -> old.merge(line.strip(), 1, Integer::sum));
    for (String line : ours) {
      String text = line.strip();
      if (old.merge(text, -1, Integer::sum) >= 0) {
        continue;
      }
      if (!text.isEmpty() && left.merge(text, -1, Integer::sum) < 0) {
        return false;
      }
    }
    return true;
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One merge under way, with what it has come across. */
  private static final class Work {
    private final Labels labels;
    private final List<String> notes = new ArrayList<>();
    private int conflicts;

    Work(Labels labels) {
      this.labels = labels;
    }

    /** The project's element with its children merged; null where children cannot be told apart. */
    Element children(Element base, Element ours, Element theirs, String path) {
      Map<String, Element> old = base == null ? Map.of() : base.byKey();
      Map<String, Element> mine = ours.byKey();
      Map<String, Element> recipes = theirs.byKey();
      if (old == null || mine == null || recipes == null) {
        return null;
      }
      if (!ours.open().equals(theirs.open())
          && (base == null || !base.open().equals(theirs.open()))) {
        return null;
      }
      Map<String, Element> merged = new LinkedHashMap<>();
      for (String key : order(old, mine, recipes)) {
        Element element = one(old.get(key), mine.get(key), recipes.get(key), path);
        if (element != null) {
          merged.put(key, element);
        }
      }
      String tail = blanks(base == null ? null : base.tail(), ours.tail(), theirs.tail());
      return tail == null ? null : ours.with(List.copyOf(merged.values()), tail);
    }

    private Element one(Element base, Element ours, Element theirs, String path) {
      if (theirs == null) {
        return withoutTheirs(base, ours, path);
      }
      if (ours == null) {
        if (base == null) {
          return theirs;
        }
        if (!same(base, theirs)) {
          notes.add("stays deleted, though the recipe changed it: " + path + theirs.key());
        }
        return null;
      }
      String head = blanks(base == null ? null : base.head(), ours.head(), theirs.head());
      if (head == null) {
        return conflict(base, ours, theirs);
      }
      if (ours.own().equals(theirs.own()) || (base != null && base.own().equals(theirs.own()))) {
        return ours.withHead(head);
      }
      if (base != null && base.own().equals(ours.own())) {
        return theirs.withHead(head);
      }
      if (!ours.isLeaf() && !theirs.isLeaf() && (base == null || !base.isLeaf())) {
        Element merged = children(base, ours, theirs, path + ours.key() + " > ");
        if (merged != null) {
          return merged.withHead(head);
        }
      }
      return conflict(base, ours, theirs);
    }

    private Element withoutTheirs(Element base, Element ours, String path) {
      if (base == null) {
        return ours;
      }
      if (same(base, ours)) {
        return null;
      }
      notes.add("kept, though the recipe removed it: " + path + ours.key());
      return ours;
    }

    /** Both sides by lines, with the markers of a conflict where they cannot be reconciled. */
    private Element conflict(Element base, Element ours, Element theirs) {
      List<String> old = base == null ? List.of() : block(base);
      Lines merged = Lines.merge(old, block(ours), block(theirs), labels);
      conflicts += merged.conflicts();
      return new Element(ours.name(), "", joined(merged.lines()), List.of(), "", "");
    }

    /** An element's lines; the first is what is left of the line of the element before it. */
    private static List<String> block(Element element) {
      return List.of(element.text().split("\n", -1));
    }

    /** Blanks and comments, merged; null when both sides changed the comments. */
    private static String blanks(String base, String ours, String theirs) {
      if (base == null) {
        if (ours.isBlank() && !theirs.isBlank()) {
          return theirs;
        }
        return ours.strip().equals(theirs.strip()) || theirs.isBlank() ? ours : null;
      }
      if (ours.equals(theirs) || base.strip().equals(theirs.strip())) {
        return ours;
      }
      return base.strip().equals(ours.strip()) ? theirs : null;
    }

    private static boolean same(Element one, Element other) {
      return one.own().equals(other.own()) && one.head().strip().equals(other.head().strip());
    }

    /**
     * All keys: in the project's order, or in the recipe's if only the recipe changed it, and each
     * key of one side alone after the one that it follows there.
     */
    private static List<String> order(
        Map<String, Element> base, Map<String, Element> ours, Map<String, Element> theirs) {
      boolean recipes = isReordered(base, theirs) && !isReordered(base, ours);
      List<String> leading = new ArrayList<>((recipes ? theirs : ours).keySet());
      List<String> adding = new ArrayList<>((recipes ? ours : theirs).keySet());
      Set<String> known = new HashSet<>(leading);
      int at = 0;
      for (String key : adding) {
        if (known.add(key)) {
          leading.add(at, key);
          at++;
        } else {
          at = leading.indexOf(key) + 1;
        }
      }
      return leading;
    }

    private static boolean isReordered(Map<String, Element> base, Map<String, Element> side) {
      List<String> before = base.keySet().stream().filter(side::containsKey).toList();
      return !before.equals(side.keySet().stream().filter(base::containsKey).toList());
    }
  }
}
