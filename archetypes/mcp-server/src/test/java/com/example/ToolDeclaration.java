package com.example;

import com.microsoft.azure.functions.annotation.FunctionName;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a function declares about its tool, read from the annotations.
 *
 * @param method the function
 * @param tool the trigger
 * @param arguments the arguments that clients are told of
 */
record ToolDeclaration(Method method, ProductFunctions.McpTool tool, List<Argument> arguments) {
  private static final int MAX_BYTES = 64 * 1024;

  /** The functions with a trigger, by name. */
  static Map<String, ToolDeclaration> all() {
    return Arrays.stream(ProductFunctions.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .collect(
            Collectors.toMap(
                method -> method.getAnnotation(FunctionName.class).value(), ToolDeclaration::of));
  }

  private static ToolDeclaration of(Method method) {
    List<Parameter> triggers =
        Arrays.stream(method.getParameters())
            .filter(parameter -> parameter.isAnnotationPresent(ProductFunctions.McpTool.class))
            .toList();
    if (triggers.size() != 1 || triggers.get(0).getType() != String.class) {
      throw new AssertionError(method + " must take one call, as text");
    }
    ProductFunctions.McpTool tool = triggers.get(0).getAnnotation(ProductFunctions.McpTool.class);
    return new ToolDeclaration(method, tool, Argument.listed(tool.toolProperties()));
  }

  /**
   * One argument, exactly the members that the extension reads.
   *
   * @param propertyType as JSON Schema names it
   */
  record Argument(
      String propertyName,
      String propertyType,
      String description,
      Boolean isRequired,
      Boolean isArray) {

    /** The arguments in a tool's properties; an unknown or repeated member is a failure. */
    static List<Argument> listed(String properties) {
      return Json.read(
              "{\"all\":" + properties + "}",
              MAX_BYTES,
              json -> new Listed(json.objects("all", Argument::from)))
          .all();
    }

    private static Argument from(JsonObject json) {
      return new Argument(
          json.text("propertyName"),
          json.text("propertyType"),
          json.text("description"),
          json.flag("isRequired"),
          json.flag("isArray"));
    }
  }

  /** The array that tool properties are. */
  private record Listed(List<Argument> all) {}
}
