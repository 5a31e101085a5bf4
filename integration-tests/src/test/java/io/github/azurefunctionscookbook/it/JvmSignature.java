package io.github.azurefunctionscookbook.it;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A class or a method as the gate's configuration writes it: {@code a/B}, {@code La/B;} or {@code
 * a/B.method(Ljava/lang/String;)V}.
 */
record JvmSignature(String text) {
  private static final Pattern METHOD = Pattern.compile("(.+)\\.([^.(]+)(\\(.*\\).+)");
  private static final Pattern FIELD_TYPE = Pattern.compile("L(.+);");

  /** What a line of the configuration is about, without what it says about it. */
  static JvmSignature ofLine(String line) {
    return new JvmSignature(line.split("[:#]", 2)[0]);
  }

  /** Whether the class path holds it, exactly as written. */
  boolean exists() {
    Matcher method = METHOD.matcher(text);
    try {
      if (method.matches()) {
        return descriptors(load(method.group(1)), method.group(2))
            .anyMatch(method.group(3)::equals);
      }
      load(FIELD_TYPE.matcher(text).replaceFirst("$1"));
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Stream<String> descriptors(Class<?> type, String name) {
    Stream<MethodType> types =
        name.equals("<init>")
            ? Arrays.stream(type.getDeclaredConstructors())
                .map(made -> MethodType.methodType(void.class, made.getParameterTypes()))
            : Stream.concat(
                    // The ones that it has itself, and the public ones that it inherits.
                    Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()))
                .filter(method -> method.getName().equals(name))
                .map(made -> MethodType.methodType(made.getReturnType(), made.getParameterTypes()));
    return types.map(MethodType::toMethodDescriptorString);
  }

  private static Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name.replace('/', '.'), false, JvmSignature.class.getClassLoader());
  }
}
