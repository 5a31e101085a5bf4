package com.example;

import java.util.UUID;

/** Shipments for tests. */
final class Shipments {
  private Shipments() {}

  static Shipment shipment(int parcels) {
    return new Shipment(
        UUID.randomUUID().toString().replace("-", ""), "north-1", "o-4711", parcels);
  }

  static String message(Shipment shipment) {
    return new ShipmentMessage(shipment, "correlation-1").write();
  }
}
