package com.example;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A store in memory that keeps the promises of {@link ItemStore} and counts how often it is used.
 */
final class FakeItemStore implements ItemStore {
  private final Map<String, Item> items = new TreeMap<>();
  private RuntimeException failure;
  private int uses;
  private int versions;

  /** Throws this from now on. */
  void failWith(RuntimeException newFailure) {
    failure = newFailure;
  }

  int uses() {
    return uses;
  }

  @Override
  public ItemPage list(UUID owner, UUID after, int size) {
    use();
    String from = after == null ? "" : after.toString();
    List<Item> rest =
        items.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(owner + "/"))
            .map(Map.Entry::getValue)
            .filter(item -> item.id().toString().compareTo(from) > 0)
            .toList();
    List<Item> page = rest.subList(0, Math.min(size, rest.size()));
    return new ItemPage(page, rest.size() > size ? page.get(size - 1).id() : null);
  }

  @Override
  public Optional<Item> find(UUID owner, UUID id) {
    use();
    return Optional.ofNullable(items.get(key(owner, id)));
  }

  @Override
  public Item add(UUID owner, UUID id, ItemContent content) {
    use();
    return put(owner, id, content);
  }

  @Override
  public Item replace(UUID owner, UUID id, String version, ItemContent content) {
    use();
    requireVersion(owner, id, version);
    return put(owner, id, content);
  }

  @Override
  public void remove(UUID owner, UUID id, String version) {
    use();
    requireVersion(owner, id, version);
    items.remove(key(owner, id));
  }

  private void use() {
    uses++;
    if (failure != null) {
      throw failure;
    }
  }

  private void requireVersion(UUID owner, UUID id, String version) {
    Item item = items.get(key(owner, id));
    if (item == null) {
      throw new Refusal(Problem.notFound());
    }
    if (!item.version().equals(version)) {
      throw IfMatch.changed();
    }
  }

  private Item put(UUID owner, UUID id, ItemContent content) {
    versions++;
    Item item = new Item(id, "v" + versions, content);
    items.put(key(owner, id), item);
    return item;
  }

  private static String key(UUID owner, UUID id) {
    return owner + "/" + id;
  }
}
