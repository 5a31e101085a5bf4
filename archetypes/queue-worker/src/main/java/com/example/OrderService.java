package com.example;

/**
 * What the app does with orders. The work for an order is the row that records it and the
 * customer's total; replace it by yours, and keep the record in the same transaction.
 */
final class OrderService {
  private final OrderStore store;

  OrderService(OrderStore store) {
    this.store = store;
  }

  /**
   * Does the work for an order once, however often and from however many places it is called.
   *
   * @return false when the work was done before
   * @throws OrderConflict when it was done for another order with the same id
   */
  boolean process(Order order) {
    return store.add(order);
  }
}
