package com.example;

/** Keeps what was done for an order, which is also the record that it was done. */
interface OrderStore {
  /**
   * Adds an order and its quantity to the customer's total, both or neither.
   *
   * @return false when the order is there already, and so nothing was changed
   * @throws OrderConflict when an order with this id and other contents is there
   */
  boolean add(Order order);
}
