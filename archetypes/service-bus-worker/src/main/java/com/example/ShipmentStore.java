package com.example;

/** Keeps what was done for a shipment, which is also the record that it was done. */
interface ShipmentStore {
  /**
   * Adds a shipment.
   *
   * @return false when the shipment is there already, and so nothing was changed
   * @throws ShipmentConflict when a shipment with this id and other contents is there
   */
  boolean add(Shipment shipment);
}
