package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretEventFunctionTest {
  private static final String MARKER = "Marker-4711";
  private static final String VAULT =
      "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc";
  private static final String NEW_VERSION = "Microsoft.KeyVault.SecretNewVersionCreated";

  private final FakeContext context = new FakeContext("secret-event");
  private final FakeSource source = new FakeSource("1", "first");
  private final RotatingSecret secret =
      new RotatingSecret(
          source, new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)), new TestClock());
  private final SecretEventFunction function =
      new SecretEventFunction(
          () -> new Vault("https://kv-abc.vault.azure.net/", "kv-abc", "partner-key"),
          () -> secret);

  @BeforeEach
  void holdTheFirstVersion() {
    secret.current();
    source.put("2", "second", null);
  }

  @ParameterizedTest
  @CsvSource({
    "Microsoft.KeyVault.SecretNewVersionCreated, INFO, secret-replaced",
    "Microsoft.KeyVault.SecretNearExpiry, WARNING, secret-near-expiry",
    "Microsoft.KeyVault.SecretExpired, WARNING, secret-expired"
  })
  void readsTheSecretWhenKeyVaultTellsOfIt(String type, String level, String logged) {
    take(event(type, VAULT, "Secret", "partner-key"));

    assertThat(secret.current().id()).isEqualTo("2");
    assertThat(context.lines())
        .singleElement()
        .asString()
        .startsWith(level)
        .contains(logged, "\"version\":\"2\"");
  }

  @Test
  void countsNamesInAnyCase() {
    take(event(NEW_VERSION, VAULT.replace("kv-abc", "KV-ABC"), "secret", "Partner-Key"));

    assertThat(secret.current().id()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/other, Secret, partner-key",
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Other/vaults/kv-abc, Secret, partner-key",
    "/x/vaults/other/providers/Microsoft.KeyVault/vaults/kv-abc, Secret, partner-key",
    "/x/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc, Secret, partner-key",
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc/x, Secret, partner-key",
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc, Key, partner-key",
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc, Secret, other"
  })
  void passesOverWhatIsNotItsSecretAndSaysSo(String topic, String type, String name) {
    take(event(NEW_VERSION, topic, type, name));

    assertThat(source.reads()).isEqualTo(1);
    assertThat(context.lines()).singleElement().asString().contains("secret-event-foreign");
  }

  @Test
  void passesOverWhatDoesNotConcernTheValueAndSaysSo() {
    take(event("Microsoft.KeyVault.VaultAccessPolicyChanged", VAULT, "Secret", "partner-key"));

    assertThat(source.reads()).isEqualTo(1);
    assertThat(context.lines()).singleElement().asString().contains("secret-event-foreign");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "[]",
        MARKER,
        "{\"id\":\"" + MARKER + "\"}",
        "{\"id\":\"1\",\"id\":\"" + MARKER + "\"}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"Marker-4711\",\"data\":{\"ObjectType\":\"Secret\","
            + "\"ObjectName\":\"partner-key\"}}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"Microsoft.KeyVault.SecretExpired\","
            + "\"data\":\"Marker-4711\"}"
      })
  void failsForAnEventThatIsNoneWithoutQuotingIt(String event) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> take(event))
        .satisfies(e -> assertThat(e.toString()).doesNotContain(MARKER));

    assertThat(source.reads()).isEqualTo(1);
    assertThat(context.lines().toString()).contains("secret-event-refused").doesNotContain(MARKER);
  }

  @Test
  void failsForAnEventBeyondTheLimit() {
    String event = event(NEW_VERSION, VAULT, "Secret", "partner-key");

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> take(event + " ".repeat(64 * 1024)));
  }

  @Test
  void failsWhenTheSecretCannotBeReadSoThatTheEventComesAgain() {
    source.fail(
        new SecretUnavailable(
            SecretUnavailable.Reason.FORBIDDEN, new IllegalStateException(MARKER)));

    assertThatExceptionOfType(SecretUnavailable.class)
        .isThrownBy(() -> take(event(NEW_VERSION, VAULT, "Secret", "partner-key")))
        // The host logs what is thrown, with the texts of its causes.
        .withNoCause();
    assertThat(context.lines().toString())
        .contains("secret-unavailable", "FORBIDDEN")
        .doesNotContain(MARKER);
  }

  private void take(String event) {
    function.take(event, context);
  }

  /** As Event Grid sends it, with fields that are not read here. */
  private static String event(String type, String topic, String objectType, String objectName) {
    return """
    {"id":"00eccf70-0000-4000-8000-000000000000","topic":"%s","subject":"%s",
    "eventType":"%s","eventTime":"2026-06-01T12:00:00.1036736Z",
    "data":{"Id":"https://kv-abc.vault.azure.net/secrets/%s/ee05","VaultName":"kv-abc",
    "ObjectType":"%s","ObjectName":"%s","Version":"ee05","NBF":null,"EXP":1559082102},
    "dataVersion":"1","metadataVersion":"1","added":{"later":[1]}}
    """
        .formatted(topic, objectName, type, objectName, objectType, objectName);
  }
}
