package com.example;

import java.util.Optional;

/** Exchange rates from the partner, asked for with the secret that is valid now. */
final class Rates {
  private final RotatingSecret secret;
  private final Partner partner;

  Rates(RotatingSecret secret, Partner partner) {
    this.secret = secret;
    this.partner = partner;
  }

  /**
   * The rate of a currency. When the partner refuses the secret and there is a newer version, it is
   * asked once more.
   *
   * @return the rate; empty when the partner has none for this currency
   * @throws SecretUnavailable when there is no secret to ask with
   * @throws PartnerFailure when the partner gives no usable answer
   */
  Optional<Rate> find(String currency) {
    SecretVersion version = secret.current();
    try {
      return partner.find(currency, version.secret());
    } catch (PartnerFailure e) {
      if (e.reason() != PartnerFailure.Reason.REFUSED || !secret.refused(version)) {
        throw e;
      }
      return partner.find(currency, secret.current().secret());
    }
  }
}
