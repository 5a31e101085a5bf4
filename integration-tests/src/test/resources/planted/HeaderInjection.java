package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** Offers a download under a name that the caller chose, quotes and line breaks included. */
public final class HeaderInjection {
  /** Answers with an empty file. */
  @FunctionName("plantedHeaderInjection")
  public HttpResponseMessage download(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request) {
    String name = request.getQueryParameters().getOrDefault("name", "export.csv");
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }
}
