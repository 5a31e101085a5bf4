package io.github.azurefunctionscookbook.it;

import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of config/forbidden-apis.txt: a class, or {@code class#method(types)}, where the types
 * may be {@code **}, and perhaps a reason after an {@code @}.
 */
record ForbiddenApi(String signature, String reason) {
  private static final Pattern METHOD = Pattern.compile("(.+)#(.+)\\((.*)\\)");
  private static final String ANY = "**";

  /** The signatures of a file, each with its own reason or the default one above it. */
  static List<ForbiddenApi> in(List<String> lines) {
    String[] reason = {""};
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(line -> of(line, reason))
        .toList();
  }

  private static Stream<ForbiddenApi> of(String line, String[] reason) {
    if (line.startsWith("@defaultMessage ")) {
      reason[0] = line.substring("@defaultMessage ".length());
      return Stream.empty();
    }
    String[] parts = line.split(" @ ", 2);
    return Stream.of(new ForbiddenApi(parts[0], parts.length == 2 ? parts[1] : reason[0]));
  }

  /** Whether the class path holds it. */
  boolean exists() {
    Matcher method = METHOD.matcher(signature);
    try {
      if (!method.matches()) {
        load(signature);
        return true;
      }
      String types = method.group(3);
      return executables(load(method.group(1)), method.group(2))
          .anyMatch(found -> types.equals(ANY) || types.equals(types(found)));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Stream<? extends Executable> executables(Class<?> type, String name) {
    return name.equals("<init>")
        ? Arrays.stream(type.getDeclaredConstructors())
        : Arrays.stream(type.getDeclaredMethods()).filter(found -> found.getName().equals(name));
  }

  private static String types(Executable found) {
    return Arrays.stream(found.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(","));
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, ForbiddenApi.class.getClassLoader());
  }
}
