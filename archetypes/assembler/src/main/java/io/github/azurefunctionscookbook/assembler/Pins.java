package io.github.azurefunctionscookbook.assembler;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version numbers that archetypes/pom.xml pins, one property each. */
record Pins(Map<String, String> properties) {

  private static final Pattern PIN =
      Pattern.compile("\\$\\{(?!project\\.version})([\\w.-]+\\.version)}");

  /** Puts the number in the place of each {@code ${x.version}}. */
  String resolve(String text, String file, int firstLine) {
    Matcher pin = PIN.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (pin.find()) {
      String version = properties.get(pin.group(1));
      if (version == null) {
        throw new AssemblyException(
            "%s:%d: the property %s is not defined; pins stand in archetypes/pom.xml."
                .formatted(file, firstLine + lines(text, pin.start()), pin.group(1)));
      }
      pin.appendReplacement(resolved, Matcher.quoteReplacement(version));
    }
    return pin.appendTail(resolved).toString();
  }

  private static long lines(String text, int end) {
    return text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
