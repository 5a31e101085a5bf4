package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class AppTest {
  private final FakeContext context = new FakeContext("webhook");

  @Test
  void buildsNothingBeforeItIsNeeded() {
    assertThatCode(
            () -> {
              new WebhookFunctions();
              new EventFunctions();
              new FailedEventFunctions();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void servesNobodyInAnEnvironmentWithoutSecrets() {
    WebhookFunctions functions = new WebhookFunctions();

    assertThat(functions.github(FakeRequest.post("/").json("{}"), context).getStatusCode())
        .isEqualTo(503);
    assertThat(functions.event(FakeRequest.post("/").json("{}"), context).getStatusCode())
        .isEqualTo(503);
  }
}
