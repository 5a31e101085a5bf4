package com.example;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What this app asks of Durable Functions. Every method may throw {@link EngineUnavailable}. */
interface Engine {
  /** An instance with its result, or empty when there is none. */
  Optional<Instance> find(String id);

  /** Starts the workflow under this id, unless there is an instance of that id already. */
  void start(String id, String input);

  /** Ends an instance; without an effect when it is over or absent. */
  void stop(String id);

  /**
   * Removes what is kept of finished instances that were created in a span of time.
   *
   * @param limit how long it may take; what is left after that stays for the next time
   * @return how many
   */
  int purge(Instant from, Instant to, Duration limit);
}
