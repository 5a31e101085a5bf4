package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.logging.Level;

/** Parses a time; a caller who sends another text is told what the parser thinks of it. */
public final class ExceptionTextInResponse {
  /** Answers with the time in seconds. */
  @FunctionName("plantedExceptionTextInResponse")
  public HttpResponseMessage parse(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    try {
      long seconds = Instant.parse(request.getBody().orElse("")).getEpochSecond();
      return request.createResponseBuilder(HttpStatus.OK).body(Long.toString(seconds)).build();
    } catch (DateTimeParseException e) {
      context.getLogger().log(Level.WARNING, "not a time", e);
      return request
          .createResponseBuilder(HttpStatus.BAD_REQUEST)
          .header("Content-Type", "application/json")
          .body("{\"error\":\"" + e.getMessage() + "\"}")
          .build();
    }
  }
}
