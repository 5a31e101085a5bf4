package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.security.keyvault.secrets.SecretClient;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole way of the secret: a token of the managed identity, Key Vault over TLS, the cache, the
 * partner. Token endpoint, vault and partner are stand-ins on this machine, since no emulator of
 * Key Vault runs without a container engine; the Azure SDK in between is the real one.
 */
@Timeout(120)
class KeyVaultIT {
  private static final String NAME = "partner-key";
  private static final Duration MAX_AGE = Duration.ofMinutes(10);
  private static final Duration MAX_STALE = Duration.ofHours(1);

  private final String clientId = UUID.randomUUID().toString();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("rate");
  private final TokenEndpoint tokens = TokenEndpoint.start();
  private final VaultStub vault = VaultStub.start(clientId);
  private final PartnerStub partner = PartnerStub.start("key-1");
  private final SecretSource source = source(LocalTls.client());
  private final RotatingSecret secret =
      new RotatingSecret(source, new SecretPolicy(MAX_AGE, MAX_STALE), clock);
  private final Rates rates =
      new Rates(
          secret, new HttpPartner(LocalTls.client(), partner.address(), Duration.ofSeconds(10)));

  @BeforeEach
  void putTheFirstVersion() {
    vault.put(NAME, "key-1", null);
  }

  @AfterEach
  void stop() {
    partner.close();
    vault.close();
    tokens.close();
  }

  @Test
  void readsTheLatestVersionWithTheTokenOfTheIdentity() {
    Instant expires = Instant.parse("2027-01-01T00:00:00Z");
    String id = vault.put(NAME, "key-2", expires);

    SecretVersion version = source.latest();

    assertThat(version.id()).isEqualTo(id);
    assertThat(version.secret().reveal()).isEqualTo("key-2");
    assertThat(version.expires()).isEqualTo(expires);
    assertThat(vault.challenges()).isEqualTo(1);
    assertThat(tokens.requests())
        .containsExactly(new TokenEndpoint.TokenRequest("https://vault.azure.net", clientId));
  }

  @Test
  void asksForATokenOnceForManyReadings() {
    source.latest();
    source.latest();

    assertThat(vault.reads()).isEqualTo(2);
    assertThat(tokens.requests()).hasSize(1);
  }

  @Test
  void answersManyCallersWithOneReading() {
    for (int i = 0; i < 5; i++) {
      assertThat(get().getStatusCode()).isEqualTo(200);
    }

    assertThat(vault.reads()).isEqualTo(1);
  }

  @Test
  void followsARotationThatThePartnerNoticesFirst() {
    get();
    vault.put(NAME, "key-2", null);
    partner.accept("key-2");

    assertThat(get().getStatusCode()).isEqualTo(200);
    assertThat(vault.reads()).isEqualTo(2);
  }

  @Test
  void followsARotationThatKeyVaultTellsOf() {
    get();
    String id = vault.put(NAME, "key-2", null);
    new SecretEventFunction(() -> new Vault(vault.uri(), "kv-abc", NAME), () -> secret)
        .take(
            """
            {"id":"1","topic":"/subscriptions/0/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-abc",
            "subject":"partner-key","eventType":"Microsoft.KeyVault.SecretNewVersionCreated",
            "data":{"ObjectType":"Secret","ObjectName":"partner-key"}}
            """,
            context);

    assertThat(secret.current().id()).isEqualTo(id);
  }

  @Test
  void asksCallersToComeBackLaterWhileTheVaultIsDown() {
    vault.answer(503);

    HttpResponseMessage response = get();

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isNotBlank();
    assertThat(partner.keys()).isEmpty();
  }

  @Test
  void servesFromMemoryWhileTheVaultIsDownButNotBeyondTheBound() {
    get();
    vault.close();

    clock.advance(MAX_STALE.minusSeconds(1));
    assertThat(get().getStatusCode()).isEqualTo(200);

    clock.advance(Duration.ofSeconds(1));
    assertThat(get().getStatusCode()).isEqualTo(503);
  }

  @Test
  void servesFromMemoryWhileTheVaultIsSlow() throws Exception {
    get();
    clock.advance(MAX_AGE);
    CountDownLatch gate = vault.hold();
    CompletableFuture<SecretVersion> reader = CompletableFuture.supplyAsync(secret::current);
    while (vault.reads() < 2) {
      Thread.sleep(1);
    }

    assertThat(get().getStatusCode()).isEqualTo(200);
    assertThat(reader).isNotDone();
    gate.countDown();
    assertThat(reader.get(30, TimeUnit.SECONDS).secret().reveal()).isEqualTo("key-1");
  }

  @ParameterizedTest
  @CsvSource({
    "403, FORBIDDEN",
    "404, MISSING",
    "429, BUSY",
    "500, UNREACHABLE",
    "503, UNREACHABLE"
  })
  void tellsWhyThereIsNoSecretAtOnce(int status, SecretUnavailable.Reason reason) {
    vault.answer(status);

    assertUnavailable(source, reason);
    assertThat(vault.reads()).isEqualTo(1);
  }

  @Test
  void tellsThatNoSecretOfThisNameIsThere() {
    assertUnavailable(
        new KeyVaultSecretSource(client(LocalTls.client()), "other"),
        SecretUnavailable.Reason.MISSING);
  }

  @Test
  void doesNotUseADisabledVersion() {
    vault.disable(NAME);

    assertUnavailable(source, SecretUnavailable.Reason.FORBIDDEN);
  }

  @Test
  void doesNotUseAValueThatWouldBreakOutOfAHeader() {
    vault.put(NAME, "key-1\r\nX-Admin: yes", null);

    assertUnavailable(source, SecretUnavailable.Reason.UNUSABLE);
  }

  @Test
  void sendsNoTokenToAVaultWhoseCertificateItDoesNotTrust() {
    assertUnavailable(source(HttpClient.newBuilder()), SecretUnavailable.Reason.UNREACHABLE);

    assertThat(vault.challenges()).isZero();
    assertThat(vault.reads()).isZero();
  }

  @Test
  void isNotLetInAsSomebodyElse() {
    TokenCredential stranger =
        Identity.managed(
            UUID.randomUUID().toString(),
            AzureHttp.client(HttpClient.newBuilder().proxy(tokens.proxy())));

    assertUnavailable(
        new KeyVaultSecretSource(
            KeyVaultSecretSource.client(vault.uri(), stranger, AzureHttp.client(LocalTls.client()))
                .disableChallengeResourceVerification()
                .buildClient(),
            NAME),
        SecretUnavailable.Reason.FORBIDDEN);
  }

  @Test
  void sendsNoTokenToAHostThatOnlyClaimsToBeAVault() {
    SecretSource verifying =
        new KeyVaultSecretSource(
            KeyVaultSecretSource.client(
                    vault.uri(), identity(), AzureHttp.client(LocalTls.client()))
                .buildClient(),
            NAME);

    assertUnavailable(verifying, SecretUnavailable.Reason.UNREACHABLE);
    assertThat(tokens.requests()).isEmpty();
    assertThat(vault.reads()).isZero();
  }

  private HttpResponseMessage get() {
    return new RateFunction(() -> rates).rate(FakeRequest.get("/api/rates/USD"), "USD", context);
  }

  private static void assertUnavailable(SecretSource source, SecretUnavailable.Reason reason) {
    assertThatExceptionOfType(SecretUnavailable.class)
        .isThrownBy(source::latest)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private SecretSource source(HttpClient.Builder http) {
    return new KeyVaultSecretSource(client(http), NAME);
  }

  private SecretClient client(HttpClient.Builder http) {
    return KeyVaultSecretSource.client(vault.uri(), identity(), AzureHttp.client(http))
        // The stand-in is not at vault.azure.net; in the app the check stays on.
        .disableChallengeResourceVerification()
        .buildClient();
  }

  private TokenCredential identity() {
    return Identity.managed(
        clientId, AzureHttp.client(HttpClient.newBuilder().proxy(tokens.proxy())));
  }
}
