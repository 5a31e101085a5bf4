package com.example;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.TraceContext;
import java.io.File;

/** What a caller sends is known as such: a finding of high confidence, not a guess. */
final class CallerInput {
  // com/microsoft/azure/functions/HttpRequestMessage.getBody()Ljava/lang/Object;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File body(HttpRequestMessage<String> request) {
    return new File(request.getBody());
  }

  // com/microsoft/azure/functions/HttpRequestMessage.getHeaders()Ljava/util/Map;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File headers(HttpRequestMessage<String> request) {
    return new File(request.getHeaders().get("x-name"));
  }

  // com/microsoft/azure/functions/HttpRequestMessage.getQueryParameters()Ljava/util/Map;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File queryParameters(HttpRequestMessage<String> request) {
    return new File(request.getQueryParameters().get("name"));
  }

  // com/microsoft/azure/functions/HttpRequestMessage.getUri()Ljava/net/URI;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File uri(HttpRequestMessage<String> request) {
    return new File(request.getUri().getPath());
  }

  // com/microsoft/azure/functions/TraceContext.getTraceparent()Ljava/lang/String;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File traceparent(TraceContext trace) {
    return new File(trace.getTraceparent());
  }

  // com/microsoft/azure/functions/TraceContext.getTracestate()Ljava/lang/String;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File tracestate(TraceContext trace) {
    return new File(trace.getTracestate());
  }

  // com/example/Call.header(Ljava/lang/String;)Ljava/util/Optional;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File callHeader(Call call) {
    return new File(call.header("x-name").toString());
  }

  // com/example/Call.query(Ljava/lang/String;)Ljava/util/Optional;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File callQuery(Call call) {
    return new File(call.query("name").toString());
  }

  // com/example/JsonObject.text(Ljava/lang/String;)Ljava/lang/String;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File jsonText(JsonObject json) {
    return new File(json.text("name"));
  }

  // com/example/JsonObject.texts(Ljava/lang/String;)Ljava/util/List;:TAINTED
  // reports PATH_TRAVERSAL_IN High
  File jsonTexts(JsonObject json) {
    return new File(json.texts("names").get(0));
  }
}
