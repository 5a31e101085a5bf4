package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
  private static final UUID ID = UUID.fromString("01234567-89ab-4cde-8f01-23456789abcd");

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrote(PageOrder order) {
    for (long key : new long[] {0, 1, order.maxKey()}) {
      PageCursor cursor = new PageCursor(order, key, ID);

      assertThat(PageCursor.of(cursor.text(), order)).isEqualTo(cursor);
      assertThat(cursor.text()).hasSize(34).matches("[A-Za-z0-9_-]+");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "'; drop table products.product; --",
        "' or '1'='1' or (created, id) < ('",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void refusesWhatHasAnotherForm(String text) {
    assertRefused(text, PageOrder.NEWEST);
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    assertRefused(new PageCursor(PageOrder.PRICE, 1, ID).text(), PageOrder.NEWEST);
    assertRefused(new PageCursor(PageOrder.NEWEST, 1, ID).text(), PageOrder.PRICE);
    assertRefused(text(2, 1), PageOrder.PRICE);
    assertRefused(text(-1, 1), PageOrder.PRICE);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAPlaceWhereNoProductCanStand(PageOrder order) {
    for (long key : new long[] {-1, Long.MIN_VALUE, order.maxKey() + 1, Long.MAX_VALUE}) {
      assertRefused(text(order.ordinal(), key), order);
    }
  }

  @Test
  void hasOneTextForAPlace() {
    String text = new PageCursor(PageOrder.NEWEST, 0, new UUID(0, 0)).text();
    assertThat(text).endsWith("A");

    // Decodes to the same bytes.
    assertRefused(text.substring(0, 33) + "B", PageOrder.NEWEST);
  }

  private static String text(int order, long key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(25).put((byte) order).putLong(key).putLong(1).putLong(2).array());
  }

  private static void assertRefused(String text, PageOrder order) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PageCursor.of(text, order))
        .satisfies(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(400));
  }
}
