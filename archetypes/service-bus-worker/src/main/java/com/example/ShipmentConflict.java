package com.example;

/** Thrown when a shipment's id was used before, for a shipment with other contents. */
final class ShipmentConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShipmentConflict() {
    super("The shipment's id belongs to a shipment with other contents", null, false, false);
  }
}
