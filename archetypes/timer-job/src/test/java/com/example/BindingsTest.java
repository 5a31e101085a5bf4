package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the annotations promise about when the function runs, and how often again. */
class BindingsTest {
  private Method function;

  @BeforeEach
  void findFunction() throws NoSuchMethodException {
    function =
        ReminderFunctions.class.getDeclaredMethod("dispatch", String.class, ExecutionContext.class);
  }

  @Test
  void takesTheScheduleFromASetting() {
    assertThat(function.getParameters()[0].getAnnotation(TimerTrigger.class).schedule())
        .isEqualTo("%REMINDER_SCHEDULE%");
  }

  @Test
  void repeatsAFailedRunAFewTimesAndNeverWithoutEnd() {
    ExponentialBackoffRetry retry = function.getAnnotation(ExponentialBackoffRetry.class);

    assertThat(retry.maxRetryCount()).isBetween(1, 5);
    assertThat(function.isAnnotationPresent(FixedDelayRetry.class)).isFalse();
  }

  @Test
  void waitsLongerBeforeEachRepetitionButNotLong() {
    ExponentialBackoffRetry retry = function.getAnnotation(ExponentialBackoffRetry.class);

    assertThat(time(retry.minimumInterval())).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(time(retry.maximumInterval()))
        .isGreaterThan(time(retry.minimumInterval()))
        .isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  private static Duration time(String text) {
    return Duration.between(LocalTime.MIN, LocalTime.parse(text));
  }
}
