package com.example;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What can be done with products. Each caller has products of its own: the owner comes from the
 * verified token, so no address, query or body reaches the products of somebody else.
 */
final class ProductService {
  private static final int USUAL_PAGE_SIZE = 20;
  private static final Pattern PAGE_SIZE = Pattern.compile("[1-9][0-9]?|100");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");
  // The one form that this service writes; UUID.fromString takes many more for the same id.
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final ProductStore store;

  ProductService(ProductStore store) {
    this.store = store;
  }

  /**
   * A page of the caller's products.
   *
   * @param sort the order, {@code newest} or {@code price}; newest when absent
   * @param pageSize from 1 to 100; 20 when absent
   * @param continuation what the page before gave; absent for the first page
   * @throws Refusal with 400 when one of them has another form
   */
  ProductPage list(
      Caller caller,
      Optional<String> sort,
      Optional<String> pageSize,
      Optional<String> continuation) {
    PageOrder order = sort.map(PageOrder::of).orElse(PageOrder.NEWEST);
    int size = pageSize.map(ProductService::size).orElse(USUAL_PAGE_SIZE);
    PageCursor after = continuation.map(text -> PageCursor.of(text, order)).orElseGet(order::start);
    return store.list(owner(caller), after, size);
  }

  /**
   * One of the caller's products.
   *
   * @throws Refusal with 404 when the caller has no such product
   */
  Product get(Caller caller, String id) {
    return store.find(owner(caller), id(id)).orElseThrow(() -> new Refusal(Problem.notFound()));
  }

  /**
   * Stores a new product under a new id; with a key that was used before, the product of that time
   * is the answer.
   *
   * @throws Refusal with 409 when the SKU is taken, or the key was used for another content
   */
  Product create(Caller caller, ProductContent content, Optional<String> key) {
    return store.add(owner(caller), UUID.randomUUID(), content, key.orElse(null));
  }

  /**
   * Replaces a product's content, if it still has the version that the caller has seen.
   *
   * @throws Refusal with 404 when the caller has no such product, 412 when it has changed since,
   *     409 when the SKU is taken
   */
  Product replace(Caller caller, String id, String version, ProductContent content) {
    return store.replace(owner(caller), id(id), version(version), content);
  }

  /**
   * Deletes a product, if it still has the version that the caller has seen.
   *
   * @throws Refusal with 404 when the caller has no such product, 412 when it has changed since
   */
  void delete(Caller caller, String id, String version) {
    store.remove(owner(caller), id(id), version(version));
  }

  private static int size(String text) {
    if (!PAGE_SIZE.matcher(text).matches()) {
      throw new Refusal(Problem.badRequest("pageSize must be a whole number from 1 to 100."));
    }
    return Integer.parseInt(text);
  }

  private static long version(String text) {
    if (!VERSION.matcher(text).matches()) {
      throw IfMatch.changed();
    }
    return Long.parseLong(text);
  }

  private static UUID id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new Refusal(Problem.notFound());
    }
    return UUID.fromString(text);
  }

  /** Rows and backups name a hash, so that they hold no id of a person. */
  private static String owner(Caller caller) {
    return caller.fingerprint();
  }
}
