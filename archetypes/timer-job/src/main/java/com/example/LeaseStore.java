package com.example;

import java.util.Optional;

/** Where the one lease of the job is kept, for all instances of all apps that share the tables. */
interface LeaseStore {
  Optional<Lease> find();

  /**
   * Writes a lease that has no version yet, or that nobody has written since it was read.
   *
   * @return with its new version, or empty when somebody else was faster
   */
  Optional<Lease> write(Lease lease);
}
