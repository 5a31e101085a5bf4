package com.example;

import java.util.Optional;
import java.util.function.Predicate;

/** Keeps products and their reservations. Every method may throw {@link StoreUnavailable}. */
interface ProductStore {
  /**
   * The first products that are wanted, ordered by id.
   *
   * @param limit how many products at most
   */
  FoundProducts search(Predicate<Product> wanted, int limit);

  Optional<Product> find(String id);

  /**
   * Takes a quantity out of what is available of a product and keeps that under the reservation's
   * id, both or neither; does nothing when it is kept already.
   *
   * @throws Refusal with 404 when there is no such product, 409 when less is available, or when the
   *     id is that of another reservation
   */
  void reserve(Reservation reservation);
}
