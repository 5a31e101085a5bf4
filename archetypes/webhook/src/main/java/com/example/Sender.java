package com.example;

import java.util.Optional;

/** One kind of sender: how it signs and what it sends. */
@FunctionalInterface
interface Sender {
  /**
   * What a call brings.
   *
   * @return empty when the sender only asks whether somebody listens
   * @throws Refusal when the sender cannot be trusted or understood
   * @throws InvalidInput when what it sends breaks a rule
   */
  Optional<Arrival> arrival(Call call);
}
