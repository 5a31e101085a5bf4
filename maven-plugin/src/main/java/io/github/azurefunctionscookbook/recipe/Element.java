package io.github.azurefunctionscookbook.recipe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element of a pom.xml with every character of its text, so that what is not merged is not
 * touched.
 *
 * @param name the element's name
 * @param head the blanks and comments between the element before and this one
 * @param open the start tag
 * @param children the elements inside; empty for an element that holds a text
 * @param tail what follows the last child, or the text of an element without children
 * @param close the end tag; empty where the start tag closes itself
 */
record Element(
    String name, String head, String open, List<Element> children, String tail, String close) {

  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?-->|<\\?.*?\\?>|<!\\[CDATA\\[.*?]]>|<(/?)([A-Za-z_][\\w.:-]*)"
              + "(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>",
          Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|<\\?.*?\\?>", Pattern.DOTALL);

  /** What an element is known by beside its name: the coordinates of an artifact, or an id. */
  private static final List<String> COORDINATES =
      List.of("groupId", "artifactId", "type", "classifier");

  /**
   * Reads a whole document.
   *
   * @return null when it is not one element with elements or a text inside, as a pom.xml is
   */
  static Element parse(String text) {
    Deque<Builder> open = new ArrayDeque<>();
    open.push(new Builder("", "", ""));
    int done = 0;
    Matcher markup = MARKUP.matcher(text);
    while (markup.find()) {
      if (markup.group(2) == null) {
        continue;
      }
      String before = text.substring(done, markup.start());
      if (before.indexOf('<') >= 0 && COMMENT.matcher(before).replaceAll("").indexOf('<') >= 0) {
        // Something that this reader does not know, such as a DOCTYPE or CDATA.
        return null;
      }
      done = markup.end();
      if (!markup.group(1).isEmpty()) {
        Builder ended = open.pop();
        if (open.isEmpty() || !ended.name.equals(markup.group(2))) {
          return null;
        }
        open.peek().children.add(ended.build(before, markup.group()));
      } else if (!markup.group(3).isEmpty()) {
        Builder single = new Builder(markup.group(2), before, markup.group());
        open.peek().children.add(single.build("", ""));
      } else {
        open.push(new Builder(markup.group(2), before, markup.group()));
      }
    }
    Builder document = open.pop();
    if (!open.isEmpty() || document.children.size() != 1) {
      return null;
    }
    Element root = document.build(text.substring(done), "");
    return root.isPlain() && root.text().equals(text) ? root : null;
  }

  private static final class Builder {
    private final String name;
    private final String head;
    private final String open;
    private final List<Element> children = new ArrayList<>();

    Builder(String name, String head, String open) {
      this.name = name;
      this.head = head;
      this.open = open;
    }

    Element build(String tail, String close) {
      return new Element(name, head, open, List.copyOf(children), tail, close);
    }
  }

  /** All characters of the element, those before it included. */
  String text() {
    return head + own();
  }

  /** The characters from the start tag to the end tag. */
  String own() {
    StringBuilder text = new StringBuilder(open);
    children.forEach(child -> text.append(child.text()));
    return text.append(tail).append(close).toString();
  }

  boolean isLeaf() {
    return children.isEmpty();
  }

  Element withHead(String other) {
    return new Element(name, other, open, children, tail, close);
  }

  Element with(List<Element> otherChildren, String otherTail) {
    return new Element(name, head, open, otherChildren, otherTail, close);
  }

  /** The children by what they are known by; null when two are known by the same. */
  Map<String, Element> byKey() {
    Map<String, Element> keyed = new LinkedHashMap<>();
    for (Element child : children) {
      if (keyed.put(child.key(), child) != null) {
        return null;
      }
    }
    return keyed;
  }

  /** What the element is known by among its siblings. */
  String key() {
    StringBuilder key = new StringBuilder(name);
    String id = value("id");
    if (id != null) {
      return key.append(' ').append(id).toString();
    }
    if (value("artifactId") != null && !name.equals("project") && !name.equals("parent")) {
      for (String coordinate : COORDINATES) {
        String value = value(coordinate);
        key.append(' ').append(value == null ? "" : value);
      }
    }
    return key.toString();
  }

  /** The text of a child; null when there is no such child. */
  String value(String child) {
    for (Element element : children) {
      if (element.name.equals(child) && element.isLeaf()) {
        return element.tail.strip();
      }
    }
    return null;
  }

  /** Whether there is no text beside elements. */
  private boolean isPlain() {
    return children.isEmpty()
        || (blank(tail) && children.stream().allMatch(c -> blank(c.head) && c.isPlain()));
  }

  private static boolean blank(String text) {
    return COMMENT.matcher(text).replaceAll("").isBlank();
  }
}
