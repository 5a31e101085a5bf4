package com.example;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.Map;
import java.util.TreeMap;

/** The response of a function, with its headers in any case and its body as text. */
record FakeResponse(HttpStatusType status, Map<String, String> headers, Object body)
    implements HttpResponseMessage {

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public Object getBody() {
    return body;
  }

  /** Collects the response as the worker's own builder does. */
  static final class Builder implements HttpResponseMessage.Builder {
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private HttpStatusType status;
    private Object body;

    Builder(HttpStatusType status) {
      this.status = status;
    }

    @Override
    public HttpResponseMessage.Builder status(HttpStatusType value) {
      status = value;
      return this;
    }

    @Override
    public HttpResponseMessage.Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    @Override
    public HttpResponseMessage.Builder body(Object value) {
      body = value;
      return this;
    }

    @Override
    public HttpResponseMessage build() {
      return new FakeResponse(status, headers, body);
    }
  }
}
