package com.example;

import java.util.Objects;
import java.util.Optional;

/** The lease in memory; fails when told to. */
final class FakeLeaseStore implements LeaseStore {
  private Lease lease;
  private int versions;
  private int writes;
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
  }

  void delete() {
    lease = null;
  }

  Lease get() {
    return lease;
  }

  int writes() {
    return writes;
  }

  @Override
  public Optional<Lease> find() {
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(lease);
  }

  @Override
  public Optional<Lease> write(Lease written) {
    if (failure != null) {
      throw failure;
    }
    if (!Objects.equals(lease == null ? null : lease.version(), written.version())) {
      return Optional.empty();
    }
    writes++;
    versions++;
    lease = written.stored(Integer.toString(versions));
    return Optional.of(lease);
  }
}
