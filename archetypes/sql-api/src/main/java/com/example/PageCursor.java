package com.example;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The place in a list after which the next page begins: the sort key and the id of the last product
 * of a page. As text it is 25 bytes in base64url, and only in the one spelling that this class
 * writes.
 *
 * <p>It is not signed. It names no owner and becomes parameters of a query over the caller's own
 * products, so one that somebody made up moves within what its maker may read anyway. A signature
 * would add nothing but a secret.
 *
 * @param order the list's order
 * @param key where the last product stands in it
 * @param id decides between products of the same key
 */
record PageCursor(PageOrder order, long key, UUID id) {
  private static final int BYTES = 1 + 3 * Long.BYTES;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{34}");

  /**
   * Reads what a caller sent as a continuation.
   *
   * @throws Refusal with 400 when no page of that order can have ended there
   */
  static PageCursor of(String text, PageOrder order) {
    if (!FORM.matcher(text).matches()) {
      throw refusal();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    byte ordinal = bytes.get();
    PageCursor cursor =
        new PageCursor(order, bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
    if (ordinal != order.ordinal()
        || cursor.key < 0
        || cursor.key > order.maxKey()
        // The last character has bits that mean nothing: one place, one text.
        || !cursor.text().equals(text)) {
      throw refusal();
    }
    return cursor;
  }

  String text() {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .put((byte) order.ordinal())
            .putLong(key)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Refusal refusal() {
    return new Refusal(
        Problem.badRequest("continuation must come from the page before, in the same order."));
  }
}
