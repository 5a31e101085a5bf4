package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

class ServiceBusClientsTest {
  private static final String NAMESPACE = "SERVICEBUS__fullyQualifiedNamespace";
  private static final String HOST = "sb-abc123.servicebus.windows.net";

  @Test
  void reachesTheQueueAndItsDeadLettersWithTheDevelopersIdentityOnALaptop() {
    try (ServiceBusClients clients = operator(Map.of(NAMESPACE, HOST))) {
      assertThat(clients.queue().getFullyQualifiedNamespace()).isEqualTo(HOST);
      assertThat(clients.queue().getEntityPath()).isEqualTo("shipments");
      assertThat(clients.deadLetters().getEntityPath())
          .isEqualToIgnoringCase("shipments/$deadletterqueue");
    }
  }

  @Test
  void actsInAzureAsTheOperatorAndNotAsTheIdentityOfTheTrigger() {
    Map<String, String> azure =
        Map.of(
            NAMESPACE,
            HOST,
            "IDENTITY_ENDPOINT",
            "http://localhost:1/token",
            "AZURE_CLIENT_ID",
            "11111111-2222-4333-8444-555555555555");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> operator(azure))
        .withMessageContaining("OPERATOR_CLIENT_ID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "sb-abc123",
        "sb://sb-abc123.servicebus.windows.net",
        "sb-abc123.servicebus.windows.net:5671",
        "sb-abc123.servicebus.windows.net/x",
        "user@sb-abc123.servicebus.windows.net",
        "Endpoint=sb://sb-abc123.servicebus.windows.net/;SharedAccessKeyName=n"
      })
  void refusesWhatIsNotTheNameOfAHost(String namespace) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> operator(Map.of(NAMESPACE, namespace)))
        .withMessageContaining(NAMESPACE)
        .withMessageNotContaining("abc123");
  }

  @Test
  void givesTheClientLibraryNoLogToWriteContentsInto() {
    // Whoever adds a logger here has to keep its level above debug for com.azure and org.apache.
    assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(NOPLoggerFactory.class);
  }

  private static ServiceBusClients operator(Map<String, String> settings) {
    return ServiceBusClients.operator(settings::get, "SERVICEBUS", "shipments");
  }
}
