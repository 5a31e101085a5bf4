package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeySetTest {
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final FakeIssuer issuer = new FakeIssuer();

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void fetchesNothingBeforeAKeyIsAskedFor() throws MalformedURLException {
    keySet(KeySet.Ages.USUAL);

    assertThat(issuer.fetches()).isZero();
  }

  @Test
  void fetchesOnceForManyTokens() throws Exception {
    KeySet keys = keySet(KeySet.Ages.USUAL);
    for (int i = 0; i < 20; i++) {
      assertThat(find(keys, issuer.key().getKeyID())).hasSize(1);
    }

    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void fetchesAgainWhenAKeyIsUnknown() throws Exception {
    KeySet keys = keySet(KeySet.Ages.USUAL);
    find(keys, issuer.key().getKeyID());
    issuer.rotate();

    assertThat(find(keys, issuer.key().getKeyID())).hasSize(1);
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void doesNotFetchForEveryUnknownKey() throws Exception {
    KeySet keys = keySet(KeySet.Ages.USUAL);
    for (int i = 0; i < 50; i++) {
      assertThat(find(keys, "unknown-" + i)).isEmpty();
    }

    assertThat(issuer.fetches()).isEqualTo(2);
    assertThat(find(keys, issuer.key().getKeyID())).hasSize(1);
  }

  @Test
  void usesOldKeysWhileTheIssuerIsOutOfReach() throws Exception {
    KeySet keys = keySet(new KeySet.Ages(MOMENT, Duration.ofHours(1), MOMENT.dividedBy(2)));
    String known = issuer.key().getKeyID();
    find(keys, known);
    issuer.answer(500, "");
    Thread.sleep(MOMENT.multipliedBy(2).toMillis());

    assertThat(find(keys, known)).hasSize(1);
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void stopsUsingOldKeysInTheEnd() throws Exception {
    KeySet keys = keySet(new KeySet.Ages(MOMENT, MOMENT, MOMENT.dividedBy(2)));
    String known = issuer.key().getKeyID();
    find(keys, known);
    issuer.answer(500, "");
    Thread.sleep(MOMENT.multipliedBy(2).toMillis());

    assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find(keys, known));
  }

  @Test
  void cannotTellAboutAnUnknownKeyWhileTheIssuerIsOutOfReach() throws Exception {
    KeySet keys = keySet(KeySet.Ages.USUAL);
    find(keys, issuer.key().getKeyID());
    issuer.answer(500, "");

    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find(keys, "unknown"));
    }
    assertThat(issuer.fetches()).as("the limit holds in an outage").isEqualTo(2);
  }

  private KeySet keySet(KeySet.Ages ages) throws MalformedURLException {
    return new KeySet(URI.create(issuer.settings().get("TOKEN_JWKS_URI")).toURL(), ages);
  }

  private static List<JWK> find(KeySet keys, String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }
}
