package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the code needs of host.json, which nobody reads who changes the one or the other. */
class HostLimitsTest {
  @Test
  void endsAnUploadByItselfBeforeTheHostKillsIt() {
    assertThat(HostFile.functionTimeout()).isGreaterThan(UploadLimits.STANDARD.longest());
  }
}
