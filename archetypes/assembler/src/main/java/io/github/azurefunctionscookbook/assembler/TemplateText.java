package io.github.azurefunctionscookbook.assembler;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that Velocity renders back to the very source it was made of, references aside. */
final class TemplateText {

  private static final Pattern PACKAGE =
      Pattern.compile("(?<![A-Za-z0-9_$])com\\.example(?![A-Za-z0-9_$])");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern SPECIAL = Pattern.compile("[$#]|\\\\+(?=[$#])");
  private static final Pattern LAST_BACKSLASHES = Pattern.compile("\\\\+$");

  private TemplateText() {}

  /** Java source or a service file: {@code com.example} becomes the user's package. */
  static String ofJava(String source) {
    return render(source, PACKAGE, match -> "${package}");
  }

  /** Text in which {@code ${name}} of the given names is meant for Velocity, and nothing else. */
  static String ofReferences(String source, Set<String> names) {
    return render(
        source,
        REFERENCE,
        match -> names.contains(match.substring(2, match.length() - 1)) ? match : null);
  }

  private static String render(String source, Pattern pattern, UnaryOperator<String> reference) {
    StringBuilder body = new StringBuilder();
    Matcher matcher = pattern.matcher(source);
    int end = 0;
    while (matcher.find()) {
      String replacement = reference.apply(matcher.group());
      if (replacement != null) {
        String before = escape(source.substring(end, matcher.start()));
        body.append(LAST_BACKSLASHES.matcher(before).replaceAll(TemplateText::symbols));
        body.append(replacement);
        end = matcher.end();
      }
    }
    body.append(escape(source.substring(end)));
    return header(body) + body;
  }

  private static String escape(String text) {
    return SPECIAL.matcher(text).replaceAll(TemplateText::symbols);
  }

  private static String symbols(MatchResult special) {
    String symbol =
        switch (special.group().charAt(0)) {
          case '$' -> "${symbol_dollar}";
          case '#' -> "${symbol_pound}";
          default -> "${symbol_escape}";
        };
    return Matcher.quoteReplacement(symbol.repeat(special.group().length()));
  }

  private static String header(CharSequence body) {
    StringBuilder header = new StringBuilder();
    define(header, body, "symbol_pound", '#');
    define(header, body, "symbol_dollar", '$');
    define(header, body, "symbol_escape", '\\');
    return header.toString();
  }

  private static void define(StringBuilder header, CharSequence body, String name, char value) {
    if (body.toString().contains("${" + name + "}")) {
      header.append("#set($").append(name).append(" = '").append(value).append("')\n");
    }
  }
}
