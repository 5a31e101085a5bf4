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
 * The HTTP functions of the resource {@code items}. Their level is anonymous, since they let nobody
 * in without an access token that {@link Tokens} has verified; a function key would add a secret.
 */
public final class ItemFunctions {
  private static final String READ = "Items.Read";
  private static final String WRITE = "Items.Write";
  private static final int MAX_BODY_BYTES = 16 * 1024;

  private final Tokens tokens;
  private final Supplier<ItemService> items;

  /** Used by the Functions worker. */
  public ItemFunctions() {
    this(App.TOKENS, App.ITEMS);
  }

  ItemFunctions(Tokens tokens, Supplier<ItemService> items) {
    this.tokens = tokens;
    this.items = items;
  }

  /** {@code GET /api/items?pageSize=&continuation=}: a page of the caller's items. */
  @FunctionName("ListItems")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "items")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              ItemPage page =
                  items.get().list(caller, call.query("pageSize"), call.query("continuation"));
              return Reply.ok(page::write);
            }));
  }

  /** {@code GET /api/items/{id}}: one of the caller's items. */
  @FunctionName("GetItem")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "items/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            READ,
            (call, caller) -> {
              Item item = items.get().get(caller, id);
              return Reply.ok(item::write).with("ETag", item.etag());
            }));
  }

  /** {@code POST /api/items}: a new item, under an id that the service makes. */
  @FunctionName("CreateItem")
  public HttpResponseMessage create(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "items")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              ItemContent content = call.body(MAX_BODY_BYTES, ItemContent::from);
              Item item = items.get().create(caller, content);
              return Reply.created("/api/items/" + item.id(), item::write)
                  .with("ETag", item.etag());
            }));
  }

  /** {@code PUT /api/items/{id}} with {@code If-Match}: new content for an item. */
  @FunctionName("ReplaceItem")
  public HttpResponseMessage replace(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.PUT,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "items/{id}")
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
              ItemContent content = call.body(MAX_BODY_BYTES, ItemContent::from);
              Item item = items.get().replace(caller, id, version, content);
              return Reply.ok(item::write).with("ETag", item.etag());
            }));
  }

  /** {@code DELETE /api/items/{id}} with {@code If-Match}. */
  @FunctionName("DeleteItem")
  public HttpResponseMessage delete(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.DELETE,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "items/{id}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id,
      ExecutionContext context) {
    return Endpoint.answer(
        request,
        context,
        tokens.guard(
            WRITE,
            (call, caller) -> {
              items.get().delete(caller, id, IfMatch.version(call));
              return Reply.noContent();
            }));
  }
}
