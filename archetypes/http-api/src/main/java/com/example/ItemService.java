package com.example;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What can be done with items. Each caller has items of its own: the owner comes from the verified
 * token, so no address, query or body reaches the items of somebody else.
 */
final class ItemService {
  private static final int USUAL_PAGE_SIZE = 20;
  private static final Pattern PAGE_SIZE = Pattern.compile("[1-9][0-9]?|100");
  // The one form that this service writes; UUID.fromString takes many more for the same id.
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final ItemStore store;

  ItemService(ItemStore store) {
    this.store = store;
  }

  /**
   * A page of the caller's items.
   *
   * @param pageSize from 1 to 100; 20 when absent
   * @param continuation what the page before gave; absent for the first page
   * @throws Refusal with 400 when either has another form
   */
  ItemPage list(Caller caller, Optional<String> pageSize, Optional<String> continuation) {
    int size = pageSize.map(ItemService::size).orElse(USUAL_PAGE_SIZE);
    UUID after = continuation.map(ItemService::continuation).orElse(null);
    return store.list(owner(caller), after, size);
  }

  /**
   * One of the caller's items.
   *
   * @throws Refusal with 404 when the caller has no such item
   */
  Item get(Caller caller, String id) {
    return store.find(owner(caller), id(id)).orElseThrow(() -> new Refusal(Problem.notFound()));
  }

  /** Stores a new item under a new id. */
  Item create(Caller caller, ItemContent content) {
    return store.add(owner(caller), UUID.randomUUID(), content);
  }

  /**
   * Replaces an item's content, if it still has the version that the caller has seen.
   *
   * @throws Refusal with 404 when the caller has no such item, 412 when it has changed since
   */
  Item replace(Caller caller, String id, String version, ItemContent content) {
    return store.replace(owner(caller), id(id), version, content);
  }

  /**
   * Deletes an item, if it still has the version that the caller has seen.
   *
   * @throws Refusal with 404 when the caller has no such item, 412 when it has changed since
   */
  void delete(Caller caller, String id, String version) {
    store.remove(owner(caller), id(id), version);
  }

  private static int size(String text) {
    if (!PAGE_SIZE.matcher(text).matches()) {
      throw new Refusal(Problem.badRequest("pageSize must be a whole number from 1 to 100."));
    }
    return Integer.parseInt(text);
  }

  private static UUID continuation(String text) {
    // It only says where in the caller's own items to go on, so its form is all there is to check.
    if (!ID.matcher(text).matches()) {
      throw new Refusal(Problem.badRequest("continuation must come from the page before."));
    }
    return UUID.fromString(text);
  }

  private static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new Refusal(Problem.notFound());
    }
    return UUID.fromString(text);
  }

  /** 128 bits of SHA-256: keys stand in addresses and logs, where the caller's id must not. */
  private static UUID owner(Caller caller) {
    try {
      byte[] name = (caller.tenant() + "/" + caller.subject()).getBytes(StandardCharsets.UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
