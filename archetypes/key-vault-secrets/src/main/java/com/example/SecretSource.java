package com.example;

/** Where the latest version of the secret comes from. */
@FunctionalInterface
interface SecretSource {
  /**
   * Reads the latest version.
   *
   * @throws SecretUnavailable when there is none to be had now
   */
  SecretVersion latest();
}
