package com.example;

/** Counts prime numbers by trial division: slow, and the same for everybody at any time. */
final class CountPrimes implements Work {
  private static final int STEP = 1_000;
  private static final int FIRST_PRIME = 2;

  @Override
  public String on(Range input, Checkpoint checkpoint) {
    int primes = 0;
    Integer largest = null;
    for (int i = 0; i < input.count(); i++) {
      if (i % STEP == 0) {
        checkpoint.pass();
      }
      int number = input.from() + i;
      if (isPrime(number)) {
        primes++;
        largest = number;
      }
    }
    return new PrimeCount(input, primes, largest).write();
  }

  private static boolean isPrime(int number) {
    if (number <= FIRST_PRIME) {
      return number == FIRST_PRIME;
    }
    if (number % FIRST_PRIME == 0) {
      return false;
    }
    for (int i = FIRST_PRIME + 1; (long) i * i <= number; i += FIRST_PRIME) {
      if (number % i == 0) {
        return false;
      }
    }
    return true;
  }
}
