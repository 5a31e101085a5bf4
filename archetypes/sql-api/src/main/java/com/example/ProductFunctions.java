package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The HTTP functions of the resource {@code products}. Their level is anonymous, since they let
 * nobody in without an access token that {@link Tokens} has verified; a function key would add a
 * secret.
 */
public final class ProductFunctions {
  private static final String READ = "Products.Read";
  private static final String WRITE = "Products.Write";
  private static final int MAX_BODY_BYTES = 16 * 1024;

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

  /** {@code GET /api/products?sort=&pageSize=&continuation=}: a page of the caller's products. */
  @FunctionName("ListProducts")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "products")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              ProductPage page =
                  products(call)
                      .list(
                          caller,
                          call.query("sort"),
                          call.query("pageSize"),
                          call.query("continuation"));
              return Reply.ok(page::write);
            }));
  }

  /** {@code GET /api/products/{id}}: one of the caller's products. */
  @FunctionName("GetProduct")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "products/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              Product product = products(call).get(caller, id);
              return Reply.ok(product::write).with("ETag", product.etag());
            }));
  }

  /** {@code POST /api/products}, with {@code Idempotency-Key} or without: a new product. */
  @FunctionName("CreateProduct")
  public HttpResponseMessage create(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "products")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              Optional<String> key = IdempotencyKey.of(call);
              ProductContent content = call.body(MAX_BODY_BYTES, ProductContent::from);
              Product product = products(call).create(caller, content, key);
              return Reply.created("/api/products/" + product.id(), product::write)
                  .with("ETag", product.etag());
            }));
  }

  /** {@code PUT /api/products/{id}} with {@code If-Match}: new content for a product. */
  @FunctionName("ReplaceProduct")
  public HttpResponseMessage replace(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.PUT,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "products/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              String version = IfMatch.version(call);
              ProductContent content = call.body(MAX_BODY_BYTES, ProductContent::from);
              Product product = products(call).replace(caller, id, version, content);
              return Reply.ok(product::write).with("ETag", product.etag());
            }));
  }

  /** {@code DELETE /api/products/{id}} with {@code If-Match}. */
  @FunctionName("DeleteProduct")
  public HttpResponseMessage delete(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.DELETE,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "products/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              products(call).delete(caller, id, IfMatch.version(call));
              return Reply.noContent();
            }));
  }

  private ProductService products(Call call) {
    try {
      return products.get();
    } catch (IllegalStateException e) {
      // The message is this code's own: a setting's name and a rule, never a value.
      call.log().error("database-not-configured", e, "reason", e.getMessage());
      throw new Refusal(Problem.unavailable());
    }
  }
}
