package com.example;

/** StockFiles of stock for tests. */
final class StockFiles {
  static final String HEADER = "sku,name,price,quantity\n";

  private StockFiles() {}

  static String with(String... rows) {
    return HEADER + String.join("\n", rows) + "\n";
  }

  /** A good file of so many rows. */
  static String of(int rows) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      text.append("t-").append(i).append(",tea,12.50,").append(i).append('\n');
    }
    return text.toString();
  }
}
