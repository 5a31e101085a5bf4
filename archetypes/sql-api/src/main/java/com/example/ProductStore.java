package com.example;

import java.util.Optional;
import java.util.UUID;

/**
 * Keeps products, those of each owner apart. An owner is a {@link Fingerprint}. Every method may
 * throw {@link DatabaseUnavailable}.
 */
interface ProductStore {
  /**
   * A page of an owner's products.
   *
   * @param after place in the order that the page begins after
   * @param size how many products at most
   */
  ProductPage list(String owner, PageCursor after, int size);

  Optional<Product> find(String owner, UUID id);

  /**
   * Stores a new product, once for each key.
   *
   * @param key of the creation, null for none; with one that has been used for the same content the
   *     product of that time is returned
   * @throws Refusal with 409 when the owner has a product of that SKU, or has used the key for
   *     another content
   */
  Product add(String owner, UUID id, ProductContent content, String key);

  /**
   * Stores new content for a product that still has a version.
   *
   * @throws Refusal with 404 when there is no such product, 412 when it has another version, 409
   *     when the owner has another product of that SKU
   */
  Product replace(String owner, UUID id, long version, ProductContent content);

  /**
   * Removes a product that still has a version.
   *
   * @throws Refusal with 404 when there is no such product, 412 when it has another version
   */
  void remove(String owner, UUID id, long version);
}
