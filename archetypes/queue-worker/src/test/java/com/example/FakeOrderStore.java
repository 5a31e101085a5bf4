package com.example;

import java.util.HashMap;
import java.util.Map;

/** Orders in memory; fails when told to. */
final class FakeOrderStore implements OrderStore {
  private final Map<String, Order> orders = new HashMap<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
  }

  Map<String, Order> orders() {
    return Map.copyOf(orders);
  }

  @Override
  public boolean add(Order order) {
    if (failure != null) {
      throw failure;
    }
    Order known = orders.putIfAbsent(order.id(), order);
    if (known != null && !known.equals(order)) {
      throw new OrderConflict();
    }
    return known == null;
  }
}
