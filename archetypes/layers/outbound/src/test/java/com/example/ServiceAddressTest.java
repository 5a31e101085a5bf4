package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
  private final ServiceAddress service = ServiceAddress.of("https://rates.example/v1");

  @Test
  void leadsToWhatIsBelow() {
    assertThat(service.at("rates", "EUR"))
        .isEqualTo(URI.create("https://rates.example/v1/rates/EUR"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/etc", "a/../../b", "?x=1", "#x", "@x"})
  void keepsHostAndPathWhateverIsAskedFor(String text) {
    URI address = service.at("rates", text);

    assertThat(address.getHost()).isEqualTo("rates.example");
    assertThat(address.getPath()).isEqualTo("/v1/rates/" + text);
    assertThat(address.normalize()).isEqualTo(address);
    assertThat(address.getQuery()).isNull();
    assertThat(address.getFragment()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void refusesPartsThatLeadElsewhere(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> service.at(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://rates.example",
        "https:///v1",
        "https://user:secret@rates.example",
        "https://rates.example?key=secret",
        "https://rates.example/#secret",
        "rates.example",
        "https://rates example",
        ""
      })
  void refusesAnAddressThatIsNotPlainHttps(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceAddress.of(url))
        .withMessageNotContaining("secret")
        .withNoCause();
  }
}
