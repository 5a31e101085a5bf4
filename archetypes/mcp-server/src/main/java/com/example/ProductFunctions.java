package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tools of this server. Each names the permission that it asks of its caller, whom {@link
 * Tokens} proves from the access token in the HTTP request behind the call.
 *
 * <p>Names and descriptions are constants: a model reads them as instructions, so nothing that is
 * stored or sent may get into them.
 */
public final class ProductFunctions {
  private static final String READ = "Products.Read";
  private static final String RESERVE = "Products.Reserve";

  private final Tokens tokens;
  private final Supplier<ProductService> products;

  /** Used by the Functions worker. */
  public ProductFunctions() {
    this(App.TOKENS, App.PRODUCTS);
  }

  ProductFunctions(Tokens tokens, Supplier<ProductService> products) {
    this.tokens = tokens;
    this.products = products;
  }

  /**
   * Makes a function a tool. It stands for the library's {@code McpToolTrigger}, which version
   * 1.37.0 of azure-functions-maven-plugin passes over: the function would be staged without a
   * trigger, and never found.
   */
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @CustomBinding(direction = "in", name = "", type = "mcpToolTrigger")
  public @interface McpTool {
    /** Name of the parameter in function.json. */
    String name();

    /** Name by which clients call the tool. */
    String toolName();

    /** What the tool does, for the model that chooses among tools. */
    String description();

    /** The arguments, a JSON array with a name, type, description and duty for each. */
    String toolProperties();
  }

  /** {@code search_products}: products with a text, the first few of them. */
  @FunctionName("SearchProducts")
  public String search(
      @McpTool(
              name = "call",
              toolName = "search_products",
              description =
                  "Finds products of the catalogue by a text and, if wanted, a category. Changes"
                      + " nothing.",
              toolProperties = SearchProducts.PROPERTIES)
          String call,
      ExecutionContext context) {
    return answer(
        call,
        context,
        READ,
        SearchProducts::from,
        (log, caller, wanted) -> {
          FoundProducts found = products.get().search(wanted);
          if (found.unreadable() > 0) {
            log.warning("rows-passed-over", "count", Integer.toString(found.unreadable()));
          }
          List<Json.Body> items =
              found.products().stream().map(product -> (Json.Body) product::write).toList();
          return ToolResult.list("products", items, found.complete());
        });
  }

  /** {@code get_product}: one product. */
  @FunctionName("GetProduct")
  public String get(
      @McpTool(
              name = "call",
              toolName = "get_product",
              description =
                  "Tells name, description, category and available quantity of one product. Changes"
                      + " nothing.",
              toolProperties = GetProduct.PROPERTIES)
          String call,
      ExecutionContext context) {
    return answer(
        call,
        context,
        READ,
        GetProduct::from,
        (log, caller, wanted) -> ToolResult.of(products.get().get(wanted)::write));
  }

  /** {@code reserve_product}: keeps some of a product for the caller, once for each key. */
  @FunctionName("ReserveProduct")
  public String reserve(
      @McpTool(
              name = "call",
              toolName = "reserve_product",
              description =
                  "Reserves a quantity of one product for the caller. Changes the available"
                      + " quantity. Ask the user before calling it.",
              toolProperties = ReserveProduct.PROPERTIES)
          String call,
      ExecutionContext context) {
    return answer(
        call,
        context,
        RESERVE,
        ReserveProduct::from,
        (log, caller, wanted) -> ToolResult.of(products.get().reserve(caller, wanted)::write));
  }

  private <T extends Record> String answer(
      String call,
      ExecutionContext context,
      String permission,
      Function<JsonObject, T> arguments,
      Work<T> work) {
    EventLog log = new EventLog(context, context.getInvocationId());
    return new ToolCall(call, context.getInvocationId(), log)
        .answer(tokens, permission, arguments, (caller, wanted) -> work.of(log, caller, wanted));
  }

  /** What one tool does for a caller who may use it. */
  @FunctionalInterface
  private interface Work<T> {
    ToolResult of(EventLog log, Caller caller, T wanted);
  }
}
