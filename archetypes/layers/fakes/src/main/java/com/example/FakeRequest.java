package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An HTTP request as the worker hands it over: header names in lower case, the body as text. */
final class FakeRequest implements HttpRequestMessage<Optional<String>> {
  private final HttpMethod method;
  private final URI uri;
  private final Map<String, String> headers = new TreeMap<>();
  private final Map<String, String> query = new TreeMap<>();
  private String body;

  private FakeRequest(HttpMethod method, String path) {
    this.method = method;
    this.uri = URI.create("https://app.example.com" + path);
  }

  static FakeRequest get(String path) {
    return new FakeRequest(HttpMethod.GET, path);
  }

  static FakeRequest post(String path) {
    return new FakeRequest(HttpMethod.POST, path);
  }

  static FakeRequest put(String path) {
    return new FakeRequest(HttpMethod.PUT, path);
  }

  static FakeRequest delete(String path) {
    return new FakeRequest(HttpMethod.DELETE, path);
  }

  FakeRequest header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  FakeRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** Sets the body and says that it is JSON, whether it is or not. */
  FakeRequest json(String text) {
    body = text;
    return header("Content-Type", "application/json");
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public HttpMethod getHttpMethod() {
    return method;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return query;
  }

  @Override
  public Optional<String> getBody() {
    return Optional.ofNullable(body);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new FakeResponse.Builder(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new FakeResponse.Builder(status);
  }
}
