package corpus.code;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import corpus.Pair;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ognl.Ognl;
import ognl.OgnlException;

@Pair(
    title = "The caller names the field of an answer by OGNL",
    kind = "code-injection",
    reported = {"AZF_CODE_INJECTION", "OGNL_INJECTION"},
    why = "OGNL is no path: an expression calls methods of any class.",
    repair = "A fixed map knows the fields.")
public final class FieldOfCaller {
  private FieldOfCaller() {}

  public static final class Flaw {
    private final Function<UUID, FlawOrder> orders;

    public Flaw(Function<UUID, FlawOrder> orders) {
      this.orders = orders;
    }

    @FunctionName("Field")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("order") String order,
        ExecutionContext context)
        throws OgnlException {
      Object field =
          Ognl.getValue(
              request.getQueryParameters().get("field"), orders.apply(UUID.fromString(order)));
      return request.createResponseBuilder(HttpStatus.OK).body(field).build();
    }
  }

  record FlawOrder(String state, int pieces) {}

  public static final class Repaired {
    private static final Map<String, Function<RepairedOrder, Object>> FIELDS =
        Map.of("state", RepairedOrder::state, "pieces", RepairedOrder::pieces);
    private final Function<UUID, RepairedOrder> orders;

    public Repaired(Function<UUID, RepairedOrder> orders) {
      this.orders = orders;
    }

    @FunctionName("Field")
    public HttpResponseMessage run(
        @HttpTrigger(
                name = "request",
                methods = HttpMethod.GET,
                authLevel = AuthorizationLevel.FUNCTION)
            HttpRequestMessage<Optional<String>> request,
        @BindingName("order") String order,
        ExecutionContext context) {
      Function<RepairedOrder, Object> field =
          FIELDS.getOrDefault(
              request.getQueryParameters().getOrDefault("field", ""), RepairedOrder::state);
      return request
          .createResponseBuilder(HttpStatus.OK)
          .body(field.apply(orders.apply(UUID.fromString(order))))
          .build();
    }
  }

  record RepairedOrder(String state, int pieces) {}
}
