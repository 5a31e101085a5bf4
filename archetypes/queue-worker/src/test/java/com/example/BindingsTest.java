package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotations promise about who may call and what is listened to. */
class BindingsTest {
  @Test
  void letsNobodyCallWithoutAKey() {
    assertThat(triggers(HttpTrigger.class))
        .hasSize(4)
        .allSatisfy(
            (name, trigger) ->
                assertThat(trigger.authLevel()).isEqualTo(AuthorizationLevel.FUNCTION));
  }

  @Test
  void listensToTheQueueAndToItsPoisonQueue() {
    Map<String, QueueTrigger> triggers = triggers(QueueTrigger.class);

    assertThat(triggers).containsOnlyKeys("ProcessOrder", "KeepFailedOrder");
    assertThat(triggers.get("KeepFailedOrder").queueName())
        .isEqualTo(triggers.get("ProcessOrder").queueName() + "-poison");
    assertThat(triggers.values())
        .allSatisfy(trigger -> assertThat(trigger.connection()).isEqualTo("STORAGE"));
  }

  @Test
  void declaresNoRetryThatTheHostWouldIgnoreForAQueue() {
    assertThat(functions())
        .noneMatch(
            method ->
                method.isAnnotationPresent(ExponentialBackoffRetry.class)
                    || method.isAnnotationPresent(FixedDelayRetry.class));
  }

  private static <A extends Annotation> Map<String, A> triggers(Class<A> type) {
    return functions().stream()
        .flatMap(
            method ->
                Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(type))
                    .map(parameter -> Map.entry(name(method), annotation(parameter, type))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static <A extends Annotation> A annotation(Parameter parameter, Class<A> type) {
    return parameter.getAnnotation(type);
  }

  private static String name(Method method) {
    return method.getAnnotation(FunctionName.class).value();
  }

  private static List<Method> functions() {
    return Stream.of(OrderFunctions.class, FailedOrderFunctions.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .toList();
  }
}
