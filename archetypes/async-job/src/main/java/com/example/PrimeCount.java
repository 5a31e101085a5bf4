package com.example;

/**
 * What the work makes: the prime numbers of a range.
 *
 * @param range what was asked for
 * @param primes how many of the numbers are prime
 * @param largest the largest of these; null when there is none
 */
record PrimeCount(Range range, int primes, Integer largest) {
  String write() {
    return Json.write(
        json -> {
          json.writeNumberField("from", range.from());
          json.writeNumberField("count", range.count());
          json.writeNumberField("primes", primes);
          if (largest == null) {
            json.writeNullField("largest");
          } else {
            json.writeNumberField("largest", largest);
          }
        });
  }
}
