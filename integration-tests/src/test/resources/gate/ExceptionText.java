package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The text of an exception is reported wherever it enters an answer, and nothing else is. */
final class ExceptionText {
  // java/lang/Throwable.getMessage()Ljava/lang/String;:TAINTED|+SENSITIVE_DATA
  // com/microsoft/azure/functions/HttpResponseMessage$Builder.body(Ljava/lang/Object;)Lcom/microsoft/azure/functions/HttpResponseMessage$Builder;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void message(HttpResponseMessage.Builder response, RuntimeException failure) {
    response.body("{\"error\":\"" + failure.getMessage() + "\"}");
  }

  // java/lang/Throwable.getLocalizedMessage()Ljava/lang/String;:TAINTED|+SENSITIVE_DATA
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void localizedMessage(HttpResponseMessage.Builder response, RuntimeException failure) {
    response.body(failure.getLocalizedMessage());
  }

  // java/lang/Throwable.toString()Ljava/lang/String;:TAINTED|+SENSITIVE_DATA
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void throwableText(HttpResponseMessage.Builder response, Throwable failure) {
    response.body(failure.toString());
  }

  // com/fasterxml/jackson/core/JsonProcessingException.getOriginalMessage()Ljava/lang/String;:TAINTED|+SENSITIVE_DATA
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void jsonMessage(HttpResponseMessage.Builder response, JsonProcessingException failure) {
    response.body(failure.getOriginalMessage());
  }

  // java/lang/Exception.toString()Ljava/lang/String;:TAINTED|+SENSITIVE_DATA
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void exceptionText(HttpResponseMessage.Builder response, Exception failure) {
    response.body(failure.toString());
  }

  // java/lang/Throwable.getStackTrace()[Ljava/lang/StackTraceElement;:TAINTED|+SENSITIVE_DATA
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void stackTrace(HttpResponseMessage.Builder response, RuntimeException failure) {
    response.body(Arrays.toString(failure.getStackTrace()));
  }

  // com/microsoft/azure/functions/HttpResponseMessage$Builder.header(Ljava/lang/String;Ljava/lang/String;)Lcom/microsoft/azure/functions/HttpResponseMessage$Builder;:0
  // reports HTTP_RESPONSE_SPLITTING Medium
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void header(HttpResponseMessage.Builder response, RuntimeException failure) {
    response.header("X-Error", failure.getMessage());
  }

  // com/fasterxml/jackson/core/JsonGenerator.writeString(Ljava/lang/String;)V:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void jsonValue(JsonGenerator json, RuntimeException failure) throws IOException {
    json.writeString(failure.getMessage());
  }

  // com/fasterxml/jackson/core/JsonGenerator.writeStringField(Ljava/lang/String;Ljava/lang/String;)V:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  void jsonField(JsonGenerator json, RuntimeException failure) throws IOException {
    json.writeStringField("error", failure.getMessage());
  }

  // com/example/Problem.<init>(ILjava/lang/String;Ljava/lang/String;Ljava/util/List;)V:1,2
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem problem(RuntimeException failure) {
    return new Problem(500, "Internal error", failure.getMessage(), List.of());
  }

  // com/example/Problem.badRequest(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem badRequest(RuntimeException failure) {
    return Problem.badRequest(failure.getMessage());
  }

  // com/example/Problem.unauthorized(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem unauthorized(RuntimeException failure) {
    return Problem.unauthorized(failure.getMessage());
  }

  // com/example/Problem.forbidden(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem forbidden(RuntimeException failure) {
    return Problem.forbidden(failure.getMessage());
  }

  // com/example/Problem.conflict(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem conflict(RuntimeException failure) {
    return Problem.conflict(failure.getMessage());
  }

  // com/example/Problem.preconditionFailed(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem preconditionFailed(RuntimeException failure) {
    return Problem.preconditionFailed(failure.getMessage());
  }

  // com/example/Problem.preconditionRequired(Ljava/lang/String;)Lcom/example/Problem;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Problem preconditionRequired(RuntimeException failure) {
    return Problem.preconditionRequired(failure.getMessage());
  }

  // com/example/Reply.<init>(ILjava/util/Map;Ljava/lang/String;)V:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Reply reply(RuntimeException failure) {
    return new Reply(500, Map.of(), failure.getMessage());
  }

  // com/example/Reply.with(Ljava/lang/String;Ljava/lang/String;)Lcom/example/Reply;:0
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Reply replyHeader(RuntimeException failure) {
    return Reply.noContent().with("X-Error", failure.getMessage());
  }

  // com/example/Violation.<init>(Ljava/lang/String;Ljava/lang/String;)V:0,1
  // reports INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE High
  Violation violation(RuntimeException failure) {
    return new Violation("amount", failure.getMessage());
  }
}
