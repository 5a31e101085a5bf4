package com.example;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The partner's service over HTTPS, with the secret in the header {@code X-Api-Key}. Of its answers
 * only a checked {@link Rate} gets out.
 *
 * <p>Limits: 3 s to connect, 10 s in all, 16 KiB of answer, no redirects, which would carry the
 * secret to another host.
 */
final class HttpPartner implements Partner {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 16 * 1024;

  private final HttpClient http;
  private final ServiceAddress address;
  private final Duration limit;

  /** The partner at an address, through a client whose trust the caller has set. */
  HttpPartner(HttpClient.Builder http, ServiceAddress address, Duration limit) {
    this.http = http.connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
    this.address = address;
    this.limit = limit;
  }

  /**
   * The partner at the address in the setting {@code PARTNER_URL}.
   *
   * @throws IllegalStateException when that is not an HTTPS address
   */
  static HttpPartner from(Settings settings) {
    ServiceAddress address;
    try {
      address = ServiceAddress.of(settings.require("PARTNER_URL"));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("The application setting PARTNER_URL is not usable", e);
    }
    return new HttpPartner(HttpClient.newBuilder(), address, WHOLE);
  }

  @Override
  public Optional<Rate> find(String currency, Secret secret) {
    HttpRequest request =
        HttpRequest.newBuilder(address.at("rates", currency))
            .header("Accept", "application/json")
            .header("X-Api-Key", secret.reveal())
            .timeout(limit)
            .build();
    HttpResponse<String> response = send(request);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(rate(response.body(), currency));
      case 404 -> Optional.empty();
      case 401, 403 -> throw new PartnerFailure(PartnerFailure.Reason.REFUSED);
      case 429, 500, 502, 503, 504 -> throw new PartnerFailure(PartnerFailure.Reason.UNAVAILABLE);
      default -> throw new PartnerFailure(PartnerFailure.Reason.UNEXPECTED);
    };
  }

  private HttpResponse<String> send(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(
            request,
            head ->
                // Only a good answer is read; an error's text is nobody's business.
                head.statusCode() == 200
                    ? new CappedBody(MAX_BYTES)
                    : BodySubscribers.replacing(""));
    try {
      // The request's own limit ends with the headers; this one covers the body as well.
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new PartnerFailure(PartnerFailure.Reason.UNAVAILABLE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartnerFailure(PartnerFailure.Reason.UNAVAILABLE, e);
    } finally {
      answer.cancel(true);
    }
  }

  private static Rate rate(String body, String currency) {
    Rate rate;
    try {
      rate = Json.read(body, MAX_BYTES, Rate::from);
    } catch (InvalidInput e) {
      // Not the caller's input, so not the caller's mistake.
      throw new PartnerFailure(PartnerFailure.Reason.UNEXPECTED, e);
    }
    if (!rate.currency().equals(currency)) {
      throw new PartnerFailure(PartnerFailure.Reason.UNEXPECTED);
    }
    return rate;
  }
}
