package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers with an exchange rate that the partner gives to whoever has the secret. */
public final class RateFunction {
  private static final String RETRY_SECONDS = "30";

  private final Supplier<Rates> rates;

  public RateFunction() {
    this(App::rates);
  }

  RateFunction(Supplier<Rates> rates) {
    this.rates = rates;
  }

  /** {@code GET /api/rates/EUR}: needs a function key. */
  @FunctionName("rate")
  public HttpResponseMessage rate(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "rates/{currency}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("currency") String currency,
      ExecutionContext context) {
    return Endpoint.answer(request, context, call -> reply(call, currency));
  }

  private Reply reply(Call call, String currency) {
    List<Violation> violations = Constraints.violations(new RateQuery(currency));
    if (!violations.isEmpty()) {
      throw new InvalidInput(InvalidInput.Kind.INVALID, violations);
    }
    Rate rate = find(call, currency).orElseThrow(() -> new Refusal(Problem.notFound()));
    return Reply.ok(
        json -> {
          json.writeStringField("currency", rate.currency());
          json.writeNumberField("rate", rate.rate());
        });
  }

  private Optional<Rate> find(Call call, String currency) {
    try {
      return rates.get().find(currency);
    } catch (SecretUnavailable e) {
      call.log().error("secret-unavailable", e, "reason", e.reason().name());
      throw unavailable();
    } catch (PartnerFailure e) {
      call.log().error("partner-failed", e, "reason", e.reason().name());
      throw e.reason() == PartnerFailure.Reason.UNAVAILABLE ? unavailable() : badGateway();
    }
  }

  private static Refusal unavailable() {
    return new Refusal(Problem.unavailable(), Map.of("Retry-After", RETRY_SECONDS));
  }

  private static Refusal badGateway() {
    return new Refusal(
        new Problem(502, "Bad gateway", "The partner gave no usable answer.", List.of()));
  }
}
