package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.Cardinality;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotations promise about what is listened to. */
class BindingsTest {
  @Test
  void listensToTheQueueAndNotToItsDeadLetters() {
    assertThat(triggers())
        .singleElement()
        .satisfies(
            trigger -> {
              assertThat(trigger.queueName()).isEqualTo("shipments");
              assertThat(trigger.connection()).isEqualTo("SERVICEBUS");
              assertThat(trigger.cardinality()).isEqualTo(Cardinality.ONE);
              assertThat(trigger.isSessionsEnabled()).isFalse();
            });
    assertThat(triggers())
        .noneMatch(trigger -> trigger.queueName().toLowerCase(Locale.ROOT).contains("deadletter"));
  }

  @Test
  void bindsTheMessageAsTextWhichIsParsedStrictlyHere() {
    assertThat(
            functions()
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(ServiceBusQueueTrigger.class)))
        .singleElement()
        .satisfies(parameter -> assertThat(parameter.getType()).isEqualTo(String.class));
  }

  @Test
  void declaresNoRetryThatTheHostWouldIgnoreForAQueue() {
    assertThat(functions())
        .noneMatch(
            method ->
                method.isAnnotationPresent(ExponentialBackoffRetry.class)
                    || method.isAnnotationPresent(FixedDelayRetry.class));
  }

  private static List<ServiceBusQueueTrigger> triggers() {
    return functions()
        .flatMap(method -> Arrays.stream(method.getParameters()))
        .map(parameter -> parameter.getAnnotation(ServiceBusQueueTrigger.class))
        .filter(trigger -> trigger != null)
        .toList();
  }

  private static Stream<Method> functions() {
    return Stream.of(ShipmentFunctions.class, DeadLetterFunctions.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(FunctionName.class));
  }
}
