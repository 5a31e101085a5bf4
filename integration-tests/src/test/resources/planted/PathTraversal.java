package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Hands out a report; its name may climb out of the reports' folder. */
public final class PathTraversal {
  /** Answers with the report's text. */
  @FunctionName("plantedPathTraversal")
  public HttpResponseMessage report(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "reports/{name}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name)
      throws IOException {
    Path report = Path.of(System.getenv("REPORTS")).resolve(name);
    return request.createResponseBuilder(HttpStatus.OK).body(Files.readString(report)).build();
  }
}
