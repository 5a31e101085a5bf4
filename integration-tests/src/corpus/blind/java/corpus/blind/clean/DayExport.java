package corpus.blind.clean;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.BlobInput;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Names a download after the day asked for, which is a date before it becomes part of a header. */
public final class DayExport {
  @FunctionName("DayExport")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "days/{day}/export")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("day") String day,
      @BlobInput(name = "rows", path = "exports/current.csv", connection = "ExportStorage")
          String rows) {
    Optional<LocalDate> date = date(day);
    if (date.isEmpty()) {
      return request.createResponseBuilder(HttpStatus.BAD_REQUEST).build();
    }
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + date.get() + ".csv\"")
        .body(rows)
        .build();
  }

  private static Optional<LocalDate> date(String day) {
    try {
      return Optional.of(LocalDate.parse(day)).filter(date -> date.getYear() > 2000);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
