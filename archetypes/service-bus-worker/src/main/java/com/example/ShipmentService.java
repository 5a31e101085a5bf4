package com.example;

/**
 * What the app does with shipments. The work for a shipment is the row that records it; replace it
 * by yours, and keep the record in the same transaction.
 */
final class ShipmentService {
  private final ShipmentStore store;

  ShipmentService(ShipmentStore store) {
    this.store = store;
  }

  /**
   * Does the work for a shipment once, however often and from however many places it is called.
   *
   * @return false when the work was done before
   * @throws ShipmentConflict when it was done for another shipment with the same id
   */
  boolean process(Shipment shipment) {
    return store.add(shipment);
  }
}
