package com.example;

import java.util.UUID;

/** Orders for tests. */
final class Orders {
  private Orders() {}

  static Order order(int quantity) {
    return new Order(OrderId.random(), "c-" + UUID.randomUUID(), "tea", quantity);
  }

  static String message(Order order) {
    return new OrderMessage(order, "correlation-1").write();
  }
}
