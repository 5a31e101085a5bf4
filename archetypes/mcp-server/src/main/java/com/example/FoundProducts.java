package com.example;

import java.util.List;

/**
 * What a search found.
 *
 * @param products in the order of their ids
 * @param complete false when there is or may be more
 * @param unreadable how many rows were passed over, since they hold no product
 */
record FoundProducts(List<Product> products, boolean complete, int unreadable) {
  FoundProducts {
    products = List.copyOf(products);
  }
}
