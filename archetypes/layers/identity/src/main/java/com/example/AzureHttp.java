package com.example;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import java.time.Duration;

/**
 * The HTTP client that all Azure clients of this app share: one pool of connections, no redirects.
 *
 * <p>Limits: 5 s to connect, 20 s until an answer begins, 20 s between two parts of a body.
 */
final class AzureHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private static final Lazy<HttpClient> CLIENT =
      new Lazy<>(() -> client(java.net.http.HttpClient.newBuilder()));

  private AzureHttp() {}

  /** The shared client, built when it is first asked for. */
  static HttpClient client() {
    return CLIENT.get();
  }

  /** A client with the same limits, whose trust or route the caller has set. */
  static HttpClient client(java.net.http.HttpClient.Builder builder) {
    // A redirect could carry a token to another host.
    builder.followRedirects(java.net.http.HttpClient.Redirect.NEVER);
    return new JdkHttpClientBuilder(builder)
        .connectionTimeout(CONNECT)
        .responseTimeout(ANSWER)
        .readTimeout(ANSWER)
        .writeTimeout(ANSWER)
        .build();
  }
}
