package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
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
  void letsNobodyLookAtFailedMessagesWithoutAKey() {
    assertThat(triggers(HttpTrigger.class, FailedMessageFunctions.class))
        .hasSize(3)
        .allSatisfy(
            (name, trigger) ->
                assertThat(trigger.authLevel()).isEqualTo(AuthorizationLevel.FUNCTION));
  }

  @Test
  void isAnonymousToTheHostOnlyWhereTokensAreVerified() {
    assertThat(triggers(HttpTrigger.class, JobFunctions.class)).hasSize(4);
    assertThat(triggers(HttpTrigger.class, WorkFunctions.class)).isEmpty();
  }

  @Test
  void listensToTheQueueAndToItsPoisonQueue() {
    Map<String, QueueTrigger> triggers = triggers(QueueTrigger.class, WorkFunctions.class);

    assertThat(triggers).containsOnlyKeys("RunJob", "GiveUpJob");
    assertThat(triggers.get("GiveUpJob").queueName())
        .isEqualTo(triggers.get("RunJob").queueName() + "-poison");
    assertThat(triggers.values())
        .allSatisfy(trigger -> assertThat(trigger.connection()).isEqualTo("STORAGE"));
  }

  @Test
  void cleansUpByItself() {
    assertThat(triggers(TimerTrigger.class, WorkFunctions.class)).containsOnlyKeys("CleanUpJobs");
  }

  @Test
  void declaresNoRetryThatTheHostWouldIgnoreForAQueue() {
    assertThat(functions(WorkFunctions.class))
        .noneMatch(
            method ->
                method.isAnnotationPresent(ExponentialBackoffRetry.class)
                    || method.isAnnotationPresent(FixedDelayRetry.class));
  }

  private static <A extends Annotation> Map<String, A> triggers(Class<A> type, Class<?> of) {
    return functions(of).stream()
        .flatMap(
            method ->
                Arrays.stream(method.getParameters())
                    .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(type)))
                    .map(
                        trigger ->
                            Map.entry(method.getAnnotation(FunctionName.class).value(), trigger)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Method> functions(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FunctionName.class))
        .toList();
  }
}
