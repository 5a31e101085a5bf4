package com.example;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store in memory that keeps the promises of {@link ProductStore} and counts its uses. */
final class FakeProductStore implements ProductStore {
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final Map<String, UUID> creations = new LinkedHashMap<>();
  private RuntimeException failure;
  private int uses;

  /** Throws this from now on. */
  void failWith(RuntimeException newFailure) {
    failure = newFailure;
  }

  int uses() {
    return uses;
  }

  @Override
  public ProductPage list(String owner, PageCursor after, int size) {
    use();
    List<Product> rest =
        products.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(owner))
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparingLong(after.order()::key))
            .toList();
    return new ProductPage(
        rest.subList(0, Math.min(size, rest.size())),
        rest.size() > size ? new PageCursor(after.order(), 7, new UUID(1, 2)) : null);
  }

  @Override
  public Optional<Product> find(String owner, UUID id) {
    use();
    return Optional.ofNullable(products.get(owner + id));
  }

  @Override
  public Product add(String owner, UUID id, ProductContent content, String key) {
    use();
    UUID before = key == null ? null : creations.putIfAbsent(owner + key, id);
    return before == null ? put(owner, id, 1, content) : products.get(owner + before);
  }

  @Override
  public Product replace(String owner, UUID id, long version, ProductContent content) {
    use();
    requireVersion(owner, id, version);
    return put(owner, id, version + 1, content);
  }

  @Override
  public void remove(String owner, UUID id, long version) {
    use();
    requireVersion(owner, id, version);
    products.remove(owner + id);
  }

  private void use() {
    uses++;
    if (failure != null) {
      throw failure;
    }
  }

  private void requireVersion(String owner, UUID id, long version) {
    Product product = products.get(owner + id);
    if (product == null) {
      throw new Refusal(Problem.notFound());
    }
    if (product.version() != version) {
      throw IfMatch.changed();
    }
  }

  private Product put(String owner, UUID id, long version, ProductContent content) {
    Product product =
        new Product(
            id,
            version,
            content.sku(),
            content.name(),
            content.price().setScale(2, RoundingMode.UNNECESSARY),
            Instant.EPOCH);
    products.put(owner + id, product);
    return product;
  }
}
