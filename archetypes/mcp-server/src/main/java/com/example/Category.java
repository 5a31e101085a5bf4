package com.example;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a product is for; a search can be narrowed to one of them. */
enum Category {
  FASTENERS,
  TOOLS,
  SAFETY;

  /** Every name, as a pattern for arguments. */
  static final String PATTERN = "fasteners|tools|safety";

  /** The name in arguments, answers and rows. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category of a name, or empty when there is none. */
  static Optional<Category> find(String text) {
    return Arrays.stream(values()).filter(category -> category.text().equals(text)).findFirst();
  }
}
