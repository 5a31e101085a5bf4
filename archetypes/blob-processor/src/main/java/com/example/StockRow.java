package com.example;

import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.text.Normalizer.Form;
import java.util.List;
import org.hibernate.validator.constraints.Normalized;

/**
 * One row of a file, as text.
 *
 * @param sku what its sender calls it; in one spelling (NFKC), so that one sku has one row
 * @param name for people
 * @param price with a dot and at most two decimals
 * @param quantity a whole number
 */
record StockRow(
    @Normalized(form = Form.NFKC, message = "must have no full-width or decomposed characters")
        @Pattern(regexp = SHORT_TEXT, message = "must be 1 to 40 printable characters")
        String sku,
    @Pattern(regexp = LONG_TEXT, message = "must be 1 to 200 printable characters") String name,
    @Pattern(regexp = "[0-9]{1,9}(?:\\.[0-9]{1,2})?", message = "must be a price such as 12.50")
        String price,
    @Pattern(regexp = "-?[0-9]{1,7}", message = "must be a whole number of at most 7 digits")
        String quantity) {

  /** The first line of every file. */
  static final List<String> HEADER = List.of("sku", "name", "price", "quantity");

  /** Begins and ends with something that can be seen, and holds nothing that cannot. */
  private static final String SHORT_TEXT = "[^\\p{C}\\p{Z}](?:[^\\p{C}]{0,38}[^\\p{C}\\p{Z}])?";

  private static final String LONG_TEXT = "[^\\p{C}\\p{Z}](?:[^\\p{C}]{0,198}[^\\p{C}\\p{Z}])?";

  static StockRow of(List<String> fields) {
    return new StockRow(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
  }

  /** The item of a row without violations. */
  StockItem item() {
    return new StockItem(sku, name, new BigDecimal(price), Integer.parseInt(quantity));
  }
}
