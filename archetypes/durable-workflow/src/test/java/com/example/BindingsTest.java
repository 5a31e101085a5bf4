package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotations promise about who may call and what is bound. */
class BindingsTest {
  @Test
  void namesEveryFunctionThatTheWorkflowCalls() {
    assertThat(functions(OrchestratorFunctions.class).keySet())
        .containsExactlyInAnyOrder("PrepareQuote", "PriceSupplier");
    assertThat(functions(ActivityFunctions.class).keySet())
        .containsExactlyInAnyOrder("PricePart", "SaveQuote");
  }

  @Test
  void givesOrchestratorsTheContextAndNothingElse() {
    assertThat(functions(OrchestratorFunctions.class).values())
        .allSatisfy(
            method -> {
              assertThat(method.getParameterTypes())
                  .containsExactly(TaskOrchestrationContext.class);
              assertThat(method.getParameters()[0].getAnnotation(DurableOrchestrationTrigger.class))
                  .isNotNull();
            });
  }

  @Test
  void bindsTheInputOfActivitiesAsText() {
    assertThat(functions(ActivityFunctions.class).values())
        .allSatisfy(
            method ->
                assertThat(bound(method, DurableActivityTrigger.class))
                    .singleElement()
                    .extracting(Parameter::getType)
                    .isEqualTo(String.class));
  }

  @Test
  void isReachedByHttpInOneClassOnly() {
    assertThat(
            Stream.of(
                    OrchestratorFunctions.class, ActivityFunctions.class, RetentionFunctions.class)
                .flatMap(type -> functions(type).values().stream())
                .flatMap(method -> bound(method, HttpTrigger.class).stream()))
        .isEmpty();
    assertThat(functions(QuoteFunctions.class)).hasSize(3);
  }

  @Test
  void handsTheClientToWhatStartsAsksAndPurges() {
    assertThat(
            Stream.of(QuoteFunctions.class, RetentionFunctions.class)
                .flatMap(type -> functions(type).values().stream()))
        .hasSize(4)
        .allSatisfy(method -> assertThat(bound(method, DurableClientInput.class)).hasSize(1));
  }

  @Test
  void purgesByItself() {
    assertThat(functions(RetentionFunctions.class).values())
        .singleElement()
        .satisfies(method -> assertThat(bound(method, TimerTrigger.class)).hasSize(1));
  }

  private static List<Parameter> bound(Method method, Class<? extends Annotation> annotation) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(annotation))
        .toList();
  }

  private static Map<String, Method> functions(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .collect(
            Collectors.toMap(
                method -> method.getAnnotation(FunctionName.class).value(), method -> method));
  }
}
