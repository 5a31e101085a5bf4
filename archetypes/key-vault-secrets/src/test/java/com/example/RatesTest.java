package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Rate RATE = new Rate("USD", new BigDecimal("1.1"));

  private final FakeSource source = new FakeSource("1", "first");
  private final List<String> sent = new ArrayList<>();
  private String accepted = "first";

  private final Rates rates =
      new Rates(
          new RotatingSecret(
              source,
              new SecretPolicy(Duration.ofMinutes(10), Duration.ofHours(1)),
              new TestClock()),
          (currency, secret) -> {
            sent.add(secret.reveal());
            if (!secret.reveal().equals(accepted)) {
              throw new PartnerFailure(PartnerFailure.Reason.REFUSED);
            }
            return Optional.of(RATE);
          });

  @Test
  void asksThePartnerOnce() {
    assertThat(rates.find("USD")).contains(RATE);
    assertThat(sent).containsExactly("first");
  }

  @Test
  void asksAgainWithTheNewVersionWhenTheOldOneIsRefused() {
    rates.find("USD");
    source.put("2", "second", null);
    accepted = "second";

    assertThat(rates.find("USD")).contains(RATE);
    assertThat(sent).containsExactly("first", "first", "second");
  }

  @Test
  void givesUpAfterOneMoreTry() {
    rates.find("USD");
    source.put("2", "second", null);
    accepted = "third";

    assertRefused();
    assertThat(sent).containsExactly("first", "first", "second");
  }

  @Test
  void doesNotAskAgainWithTheVersionThatWasRefused() {
    accepted = "other";

    assertRefused();
    assertThat(sent).containsExactly("first");
  }

  @Test
  void doesNotReadTheSecretAgainForEveryRefusal() {
    accepted = "other";

    for (int i = 0; i < 50; i++) {
      assertRefused();
    }

    assertThat(source.reads()).isEqualTo(2);
  }

  private void assertRefused() {
    assertThatExceptionOfType(PartnerFailure.class)
        .isThrownBy(() -> rates.find("USD"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(PartnerFailure.Reason.REFUSED));
  }
}
