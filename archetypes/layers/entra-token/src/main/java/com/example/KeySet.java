package com.example;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWithHealthStatusReporting;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.health.HealthStatus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;

/**
 * The issuer's public keys: fetched when the first token needs one, kept, and fetched again when
 * they are old or a token names a key that is not among them. While the issuer cannot be reached,
 * the keys at hand stay in use for a bounded time.
 *
 * <p>Limits of one fetch: 2 seconds to connect, 3 seconds of silence, 256 KiB, no redirect.
 */
final class KeySet implements JWKSource<SecurityContext> {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MAX_BYTES = 256 * 1024;

  private final JWKSource<SecurityContext> keys;
  private volatile boolean reachable = true;

  /**
   * Describes how long keys live; nothing is fetched yet.
   *
   * @param fresh how long fetched keys are used without asking again
   * @param stale how long they are used when asking again fails
   * @param pause how long two fetches, caused by whatever tokens, exhaust the right to fetch
   */
  record Ages(Duration fresh, Duration stale, Duration pause) {
    static final Ages USUAL =
        new Ages(Duration.ofHours(1), Duration.ofHours(4), Duration.ofSeconds(10));
  }

  KeySet(URL address, Ages ages) {
    JWKSetSource<SecurityContext> fetched =
        new JWKSetSourceWithHealthStatusReporting<>(
            new URLBasedJWKSetSource<>(address, new Retriever()),
            report -> reachable = report.getHealthStatus() == HealthStatus.HEALTHY);
    this.keys =
        JWKSourceBuilder.create(fetched)
            .cache(ages.fresh().toMillis(), CONNECT_MILLIS + READ_MILLIS)
            .refreshAheadCache(false)
            .rateLimited(ages.pause().toMillis())
            .outageTolerant(ages.stale().toMillis())
            .build();
  }

  /**
   * The keys that match; none when the issuer has no such key.
   *
   * @throws KeySourceException when it cannot be told whether the issuer has such a key
   */
  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    List<JWK> matching;
    try {
      matching = keys.get(selector, context);
    } catch (RateLimitReachedException e) {
      // If a fetch within the pause succeeded, what it did not bring does not exist.
      matching = List.of();
    }
    if (matching.isEmpty() && !reachable) {
      throw new JWKSetUnavailableException("The key may be new, and the issuer is out of reach");
    }
    return matching;
  }

  /** Fetches from the configured address and from nowhere that an answer points to. */
  private static final class Retriever extends DefaultResourceRetriever {
    Retriever() {
      super(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      HttpURLConnection connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
