package com.example;

import java.util.HashMap;
import java.util.Map;

/** Shipments in memory; fails when told to. */
final class FakeShipmentStore implements ShipmentStore {
  private final Map<String, Shipment> shipments = new HashMap<>();
  private RuntimeException failure;

  void fail(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
  }

  Map<String, Shipment> shipments() {
    return Map.copyOf(shipments);
  }

  @Override
  public boolean add(Shipment shipment) {
    if (failure != null) {
      throw failure;
    }
    Shipment known = shipments.putIfAbsent(shipment.id(), shipment);
    if (known != null && !known.equals(shipment)) {
      throw new ShipmentConflict();
    }
    return known == null;
  }
}
