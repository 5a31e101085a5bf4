package com.example;

import java.util.Optional;
import java.util.UUID;

/**
 * Keeps items, those of each owner apart. Owners and ids are numbers, so that no caller's text gets
 * into a key or a query. Every method may throw {@link StoreUnavailable}.
 */
interface ItemStore {
  /**
   * A page of an owner's items, ordered by id.
   *
   * @param after id that the page begins after; null for the first page
   * @param size how many items at most
   */
  ItemPage list(UUID owner, UUID after, int size);

  Optional<Item> find(UUID owner, UUID id);

  /**
   * Stores a new item.
   *
   * @throws Refusal with 409 when the id is taken
   */
  Item add(UUID owner, UUID id, ItemContent content);

  /**
   * Stores new content for an item that still has a version.
   *
   * @throws Refusal with 404 when there is no such item, 412 when it has another version
   */
  Item replace(UUID owner, UUID id, String version, ItemContent content);

  /**
   * Removes an item that still has a version.
   *
   * @throws Refusal with 404 when there is no such item, 412 when it has another version
   */
  void remove(UUID owner, UUID id, String version);
}
