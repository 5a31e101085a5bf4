package com.example;

import java.util.Locale;
import java.util.Optional;

/** What the tools can do with products. */
final class ProductService {
  private static final int USUAL_LIMIT = 10;

  private final ProductStore store;

  ProductService(ProductStore store) {
    this.store = store;
  }

  /** Products with a text in their id, name or description, in any case. */
  FoundProducts search(SearchProducts wanted) {
    String text = lower(wanted.query().strip());
    Optional<Category> category = Category.find(wanted.category());
    return store.search(
        product ->
            category.map(product.category()::equals).orElse(true)
                && (product.id().contains(text)
                    || lower(product.name().value()).contains(text)
                    || lower(product.description().value()).contains(text)),
        wanted.limit() == null ? USUAL_LIMIT : wanted.limit());
  }

  /**
   * One product.
   *
   * @throws Refusal with 404 when there is no such product
   */
  Product get(GetProduct wanted) {
    return store.find(wanted.id()).orElseThrow(() -> new Refusal(Problem.notFound()));
  }

  /**
   * Reserves for a caller, once for each key of that caller.
   *
   * @throws Refusal with 404 when there is no such product, 409 when less is available or the key
   *     belongs to another reservation
   */
  Reservation reserve(Caller caller, ReserveProduct wanted) {
    Reservation reservation = Reservation.of(caller, wanted);
    store.reserve(reservation);
    return reservation;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
