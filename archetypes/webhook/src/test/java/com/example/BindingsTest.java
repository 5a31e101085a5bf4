package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the annotations promise about who may call and what is listened to. */
class BindingsTest {
  @Test
  void letsNobodyCallWithoutAKeyButTheSendersThatSign() {
    Map<String, HttpTrigger> triggers = triggers(HttpTrigger.class);

    assertThat(triggers)
        .containsOnlyKeys(
            "ReceiveGitHub",
            "ReceiveEvent",
            "ListFailedEvents",
            "GetFailedEvent",
            "ReplayFailedEvents");
    triggers.forEach(
        (name, trigger) ->
            assertThat(trigger.authLevel())
                .as(name)
                .isEqualTo(
                    name.startsWith("Receive")
                        ? AuthorizationLevel.ANONYMOUS
                        : AuthorizationLevel.FUNCTION));
  }

  @Test
  void takesWebhooksByPostOnly() {
    assertThat(triggers(HttpTrigger.class).entrySet())
        .filteredOn(trigger -> trigger.getKey().startsWith("Receive"))
        .allSatisfy(
            trigger -> assertThat(trigger.getValue().methods()).containsExactly(HttpMethod.POST));
  }

  @Test
  void listensToTheQueueAndToItsPoisonQueue() {
    Map<String, QueueTrigger> triggers = triggers(QueueTrigger.class);

    assertThat(triggers).containsOnlyKeys("ProcessEvent", "KeepFailedEvent");
    assertThat(triggers.get("KeepFailedEvent").queueName())
        .isEqualTo(triggers.get("ProcessEvent").queueName() + "-poison");
    assertThat(triggers.values())
        .allSatisfy(trigger -> assertThat(trigger.connection()).isEqualTo("STORAGE"));
  }

  @Test
  void sweepsAsOftenAsTheSlicesAreCounted() {
    assertThat(triggers(TimerTrigger.class))
        .hasEntrySatisfying(
            "SweepInbox", trigger -> assertThat(trigger.schedule()).isEqualTo("0 */5 * * * *"));
  }

  private static <A extends Annotation> Map<String, A> triggers(Class<A> type) {
    return functions().stream()
        .flatMap(
            method ->
                Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(type))
                    .map(
                        parameter ->
                            Map.entry(
                                method.getAnnotation(FunctionName.class).value(),
                                parameter.getAnnotation(type))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Method> functions() {
    return Stream.of(WebhookFunctions.class, EventFunctions.class, FailedEventFunctions.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .toList();
  }
}
