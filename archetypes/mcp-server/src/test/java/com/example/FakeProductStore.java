package com.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A store in memory that keeps the promises of {@link ProductStore} and counts its uses. */
final class FakeProductStore implements ProductStore {
  private final Map<String, Product> products = new TreeMap<>();
  private final Map<String, Reservation> reservations = new HashMap<>();
  private RuntimeException failure;
  private int unreadable;
  private int uses;

  FakeProductStore with(String id, String name, String description, Category category, int count) {
    products.put(
        id,
        new Product(
            id,
            PlainText.of(name, Product.MAX_NAME),
            PlainText.of(description, Product.MAX_DESCRIPTION),
            category,
            count));
    return this;
  }

  /** Throws this from now on. */
  void failWith(RuntimeException newFailure) {
    failure = newFailure;
  }

  /** Holds so many rows that hold no product. */
  void passOver(int rows) {
    unreadable = rows;
  }

  int uses() {
    return uses;
  }

  @Override
  public FoundProducts search(Predicate<Product> wanted, int limit) {
    use();
    List<Product> found = new ArrayList<>(products.values().stream().filter(wanted).toList());
    boolean complete = found.size() <= limit;
    return new FoundProducts(found.subList(0, Math.min(limit, found.size())), complete, unreadable);
  }

  @Override
  public Optional<Product> find(String id) {
    use();
    return Optional.ofNullable(products.get(id));
  }

  @Override
  public void reserve(Reservation reservation) {
    use();
    Reservation known = reservations.get(reservation.id());
    if (known != null) {
      if (!known.equals(reservation)) {
        throw new Refusal(Problem.conflict("Another reservation."));
      }
      return;
    }
    Product product =
        find(reservation.product()).orElseThrow(() -> new Refusal(Problem.notFound()));
    if (product.available() < reservation.quantity()) {
      throw new Refusal(Problem.conflict("Less than that is available."));
    }
    products.put(
        product.id(),
        new Product(
            product.id(),
            product.name(),
            product.description(),
            product.category(),
            product.available() - reservation.quantity()));
    reservations.put(reservation.id(), reservation);
  }

  private void use() {
    uses++;
    if (failure != null) {
      throw failure;
    }
  }
}
