package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.azure.functions.annotation.CustomBinding;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients are told about a tool is what the code enforces. */
class ToolDeclarationsTest {
  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          Integer.class, "integer",
          Boolean.class, "boolean",
          BigDecimal.class, "number");

  /** A value of another type than the one named. */
  private static final Map<String, String> WRONG =
      Map.of("string", "1", "integer", "\"1\"", "boolean", "\"true\"", "number", "\"1\"");

  /** Each tool, the record of its arguments, and values that it takes. */
  private enum Tool {
    SEARCH(
        "SearchProducts",
        SearchProducts.class,
        SearchProducts::from,
        List.of("query", "\"bolt\"", "category", "\"tools\"", "limit", "5")),
    GET("GetProduct", GetProduct.class, GetProduct::from, List.of("id", "\"bolt\"")),
    RESERVATION(
        "ReserveProduct",
        ReserveProduct.class,
        ReserveProduct::from,
        List.of("id", "\"bolt\"", "quantity", "2", "key", "\"key-0001\""));

    private final String function;
    private final Class<? extends Record> type;
    private final Function<JsonObject, ?> reader;
    private final Map<String, String> values = new LinkedHashMap<>();

    Tool(
        String function,
        Class<? extends Record> type,
        Function<JsonObject, ?> reader,
        List<String> namesAndValues) {
      this.function = function;
      this.type = type;
      this.reader = reader;
      for (int i = 0; i < namesAndValues.size(); i += 2) {
        values.put(namesAndValues.get(i), namesAndValues.get(i + 1));
      }
    }

    List<ToolDeclaration.Argument> arguments() {
      return ToolDeclaration.all().get(function).arguments();
    }

    void read(Map<String, String> members) {
      String json =
          members.entrySet().stream()
              .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
              .collect(Collectors.joining(",", "{", "}"));
      Json.read(json, 1_000, reader);
    }
  }

  @Test
  void knowsEveryTool() {
    assertThat(Arrays.stream(Tool.values()).map(tool -> tool.function))
        .containsExactlyInAnyOrderElementsOf(ToolDeclaration.all().keySet());
  }

  @Test
  void givesEachToolANameThatClientsAccept() {
    List<String> names =
        ToolDeclaration.all().values().stream().map(each -> each.tool().toolName()).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z_]{1,64}"));
    assertThat(ToolDeclaration.all().values())
        .allSatisfy(each -> assertThat(each.tool().name()).isEqualTo("call"))
        .allSatisfy(each -> assertThat(each.method().getReturnType()).isEqualTo(String.class))
        .allSatisfy(each -> assertPlain(each.tool().description()));
  }

  @Test
  void isATriggerOfTheExtension() {
    CustomBinding binding = ProductFunctions.McpTool.class.getAnnotation(CustomBinding.class);

    assertThat(binding.type()).isEqualTo("mcpToolTrigger");
    assertThat(binding.direction()).isEqualTo("in");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void declaresTheComponentsOfTheRecord(Tool tool) {
    List<ToolDeclaration.Argument> declared =
        tool.arguments().stream()
            .map(each -> argument(each.propertyName(), each.propertyType(), each.isRequired()))
            .toList();

    assertThat(declared)
        .isEqualTo(
            Arrays.stream(tool.type.getRecordComponents())
                .map(each -> argument(each.getName(), TYPES.get(each.getType()), isRequired(each)))
                .toList());
    assertThat(tool.arguments()).noneMatch(ToolDeclaration.Argument::isArray);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void describesTheLimitsOfEachArgument(Tool tool) {
    List<String> descriptions =
        tool.arguments().stream().map(ToolDeclaration.Argument::description).toList();
    RecordComponent[] components = tool.type.getRecordComponents();

    for (int i = 0; i < components.length; i++) {
      List<String> words = List.of(descriptions.get(i).split("[^A-Za-z0-9_]+"));
      assertThat(words).as(components[i].getName()).containsAll(limits(components[i]));
      assertPlain(descriptions.get(i));
    }
  }

  @Test
  void describesEveryCategory() {
    String names = Arrays.stream(Category.values()).map(Category::text).reduce("", this::joined);

    assertThat(Category.PATTERN).isEqualTo(names.replace(" ", "|"));
    assertThat(Tool.SEARCH.arguments().get(1).description())
        .startsWith("One of: " + names.replace(" ", ", ") + ".");
  }

  @Test
  void describesTheFormOfAKey() {
    assertThat(ReserveProduct.KEY).isEqualTo("[A-Za-z0-9-]{8,64}");
    assertThat(Tool.RESERVATION.arguments().get(2).description())
        .contains("8 to 64 letters, digits or hyphens");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void enforcesWhatItDeclares(Tool tool) {
    tool.read(tool.values);
    for (ToolDeclaration.Argument argument : tool.arguments()) {
      Map<String, String> without = new LinkedHashMap<>(tool.values);
      without.remove(argument.propertyName());
      if (argument.isRequired()) {
        assertInvalid(tool, without, argument.propertyName());
      } else {
        tool.read(without);
      }
      Map<String, String> wrong = new LinkedHashMap<>(tool.values);
      wrong.put(argument.propertyName(), WRONG.get(argument.propertyType()));
      assertInvalid(tool, wrong, argument.propertyName());
    }
    Map<String, String> more = new LinkedHashMap<>(tool.values);
    more.put("undeclared", "1");
    assertInvalid(tool, more, "undeclared");
  }

  private static void assertInvalid(Tool tool, Map<String, String> members, String field) {
    assertThatExceptionOfType(InvalidInput.class)
        .as(field)
        .isThrownBy(() -> tool.read(members))
        .satisfies(
            refused ->
                assertThat(refused.violations()).extracting(Violation::field).containsOnly(field));
  }

  private static void assertPlain(String description) {
    // The host would take %name% for a setting.
    assertThat(description).matches("[ -~]{20,300}").doesNotContain("%");
  }

  private String joined(String names, String name) {
    return names.isEmpty() ? name : names + " " + name;
  }

  private static ToolDeclaration.Argument argument(String name, String type, boolean required) {
    return new ToolDeclaration.Argument(name, type, "", required, false);
  }

  private static boolean isRequired(RecordComponent component) {
    return constraints(component)
        .anyMatch(each -> each instanceof NotNull || each instanceof NotBlank);
  }

  private static List<String> limits(RecordComponent component) {
    List<String> limits = new ArrayList<>();
    constraints(component)
        .forEach(
            each -> {
              if (each instanceof Min min) {
                limits.add(Long.toString(min.value()));
              } else if (each instanceof Max max) {
                limits.add(Long.toString(max.value()));
              } else if (each instanceof Size size) {
                limits.add(Integer.toString(size.max()));
              }
            });
    return limits;
  }

  private static Stream<Annotation> constraints(RecordComponent component) {
    return Arrays.stream(component.getAccessor().getAnnotations());
  }
}
