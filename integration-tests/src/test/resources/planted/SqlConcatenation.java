package com.example;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Counts a customer's orders; the customer's name becomes part of the statement. */
public final class SqlConcatenation {
  /** Answers with the number of orders. */
  @FunctionName("plantedSqlConcatenation")
  public HttpResponseMessage count(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request)
      throws SQLException {
    String customer = request.getQueryParameters().get("customer");
    try (Connection connection = DriverManager.getConnection(System.getenv("DATABASE_URL"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from orders where customer = '" + customer + "'")) {
      long count = rows.next() ? rows.getLong(1) : 0;
      return request.createResponseBuilder(HttpStatus.OK).body(Long.toString(count)).build();
    }
  }
}
