package com.example;

import java.util.Set;

/** Owners, keys and inputs for tests. */
final class Submitted {
  static final String KEY = "report-4711-0001";
  static final String CORRELATION = "correlation-1";
  static final Range RANGE = new Range(1, 100);
  static final Owner OWNER = owner("caller-1");

  private Submitted() {}

  static Owner owner(String subject) {
    return Owner.of(new Caller(FakeIssuer.TENANT, subject, Set.of()));
  }

  /** A key of the form that is asked for, different for each number. */
  static String key(int number) {
    return "report-4711-%04d".formatted(number);
  }

  static String message(Job job) {
    return new JobMessage(job.owner().name().toString(), job.id(), CORRELATION).write();
  }
}
