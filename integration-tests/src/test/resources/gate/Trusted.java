package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.io.File;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.UUID;

/** What cannot carry an attack is not reported. */
final class Trusted {
  // com/microsoft/azure/functions/ExecutionContext.getFunctionName()Ljava/lang/String;:SAFE
  // reports nothing
  File functionName(ExecutionContext context) {
    return new File(context.getFunctionName());
  }

  // com/microsoft/azure/functions/ExecutionContext.getInvocationId()Ljava/lang/String;:SAFE
  // reports nothing
  File invocationId(ExecutionContext context) {
    return new File(context.getInvocationId());
  }

  // com/example/Call.correlation()Ljava/lang/String;:SAFE
  // reports nothing
  File correlation(Call call) {
    return new File(call.correlation());
  }

  // com/example/ServiceAddress.at([Ljava/lang/String;)Ljava/net/URI;:SAFE
  // reports nothing
  File service(ServiceAddress service, HttpRequestMessage<String> request) {
    return new File(service.at("rates", request.getBody()).getPath());
  }

  // com/example/Settings.find(Ljava/lang/String;)Ljava/lang/String;:SAFE
  // reports nothing
  File setting(Settings settings) {
    return new File(settings.find("FOLDER"));
  }

  // com/example/Settings.require(Ljava/lang/String;)Ljava/lang/String;:SAFE
  // reports nothing
  File requiredSetting(Settings settings) {
    return new File(settings.require("FOLDER"));
  }

  // com/example/Json.write(Lcom/example/Json$Body;)Ljava/lang/String;:UNKNOWN|+CR_ENCODED,+LF_ENCODED
  // reports nothing
  void json(ExecutionContext context, HttpRequestMessage<String> request) {
    context.getLogger().info(Json.write(json -> json.writeStringField("a", request.getBody())));
  }

  // Ljava/util/UUID;:SAFE#IMMUTABLE
  // reports nothing
  File uuid(HttpRequestMessage<String> request) {
    return new File("order-" + UUID.fromString(request.getBody()));
  }

  // Ljava/time/ZoneId;:SAFE#IMMUTABLE
  // reports nothing
  File zone(HttpRequestMessage<String> request) {
    return new File(ZoneId.of(request.getBody()).toString());
  }

  // java/util/UUID.toString()Ljava/lang/String;:SAFE
  // reports nothing
  File uuidText(UUID id) {
    return new File(id.toString());
  }

  // java/time/Instant.toString()Ljava/lang/String;:SAFE
  // reports nothing
  File instantText(Instant time) {
    return new File(time.toString());
  }

  // java/time/LocalDate.toString()Ljava/lang/String;:SAFE
  // reports nothing
  File dateText(LocalDate day) {
    return new File(day.toString());
  }

  // java/util/HexFormat.formatHex([B)Ljava/lang/String;:SAFE
  // reports nothing
  File hex(HttpRequestMessage<String> request) {
    return new File(HexFormat.of().formatHex(request.getBody().getBytes(StandardCharsets.UTF_8)));
  }

  // java/net/URLEncoder.encode(Ljava/lang/String;Ljava/nio/charset/Charset;)Ljava/lang/String;:1|+URL_ENCODED,+XSS_SAFE
  // reports nothing
  void encoded(ExecutionContext context, HttpRequestMessage<String> request) {
    context.getLogger().info(URLEncoder.encode(request.getBody(), StandardCharsets.UTF_8));
  }

  // java/net/URLDecoder.decode(Ljava/lang/String;Ljava/nio/charset/Charset;)Ljava/lang/String;:1|-URL_ENCODED,-XSS_SAFE
  // reports CRLF_INJECTION_LOGS Medium
  void decoded(ExecutionContext context, HttpRequestMessage<String> request) {
    String encoded = URLEncoder.encode(request.getBody(), StandardCharsets.UTF_8);
    context.getLogger().info(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
  }
}
