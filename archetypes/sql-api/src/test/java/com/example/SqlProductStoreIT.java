package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlProductStoreIT {
  private static final ProductContent BOLT = content("BOLT", "Bolt", "2.50");
  private static final String KEY = "aaaaaaaaaaaaaaaa";

  private static Database database;

  private final String owner = Fingerprint.of(UUID.randomUUID().toString());
  private final String stranger = Fingerprint.of(UUID.randomUUID().toString());
  private final SqlProductStore store = new SqlProductStore(database);

  @BeforeAll
  static void open() {
    database = Postgres.database();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void findsWhatItStored() {
    UUID id = UUID.randomUUID();

    Product added = store.add(owner, id, BOLT, null);

    assertThat(added.id()).isEqualTo(id);
    assertThat(added.version()).isEqualTo(1);
    assertThat(added.sku()).isEqualTo("BOLT");
    assertThat(added.name()).isEqualTo("Bolt");
    assertThat(added.price()).isEqualTo("2.50");
    assertThat(store.find(owner, id)).contains(added);
  }

  @Test
  void writesTheVersionItWasToldAndNoOther() {
    Product first = add(BOLT);
    ProductContent nut = content("NUT", "Nut", "1");

    Product second = store.replace(owner, first.id(), first.version(), nut);

    assertThat(second)
        .isEqualTo(
            new Product(first.id(), 2, "NUT", "Nut", new BigDecimal("1.00"), first.created()));
    assertRefused(412, () -> store.replace(owner, first.id(), 1, BOLT));
    assertRefused(412, () -> store.replace(owner, first.id(), 3, BOLT));
    assertRefused(412, () -> store.remove(owner, first.id(), 1));
    assertThat(store.find(owner, first.id())).contains(second);

    store.remove(owner, first.id(), 2);
    assertThat(store.find(owner, first.id())).isEmpty();
    assertRefused(404, () -> store.remove(owner, first.id(), 2));
    assertRefused(404, () -> store.replace(owner, first.id(), 2, BOLT));
  }

  @Test
  void keepsTheProductsOfOthersOutOfReach() {
    Product product = store.add(owner, UUID.randomUUID(), BOLT, KEY);

    assertThat(store.find(stranger, product.id())).isEmpty();
    assertRefused(404, () -> store.replace(stranger, product.id(), 1, BOLT));
    assertRefused(404, () -> store.remove(stranger, product.id(), 1));
    for (PageOrder order : PageOrder.values()) {
      assertThat(store.list(stranger, order.start(), 100).products()).isEmpty();
      PageCursor here = new PageCursor(order, order.key(product), product.id());
      assertThat(store.list(stranger, here, 100).products()).isEmpty();
    }
    Product other = store.add(stranger, UUID.randomUUID(), BOLT, KEY);
    assertThat(other.id()).as("the same key and SKU").isNotEqualTo(product.id());
    assertThat(store.find(owner, product.id())).contains(product);
  }

  @Test
  void hasOneProductOfASku() {
    Product bolt = add(BOLT);
    Product nut = add(content("NUT", "Nut", "1"));

    assertRefused(409, () -> add(BOLT));
    assertRefused(409, () -> store.replace(owner, nut.id(), 1, BOLT));
    assertThat(store.find(owner, nut.id())).contains(nut);
    store.remove(owner, bolt.id(), 1);
    assertThat(store.replace(owner, nut.id(), 1, BOLT).sku()).isEqualTo("BOLT");
  }

  @Test
  void createsOnceForAKey() {
    Product first = store.add(owner, UUID.randomUUID(), BOLT, KEY);

    Product again = store.add(owner, UUID.randomUUID(), content("BOLT", "Bolt", "2.5"), KEY);

    assertThat(again).isEqualTo(first);
    assertThat(store.list(owner, PageOrder.PRICE.start(), 100).products()).containsExactly(first);
  }

  @Test
  void answersARepeatedCreationWithTheProductAsItIsNow() {
    Product first = store.add(owner, UUID.randomUUID(), BOLT, KEY);
    Product now = store.replace(owner, first.id(), 1, content("NUT", "Nut", "1"));

    assertThat(store.add(owner, UUID.randomUUID(), BOLT, KEY)).isEqualTo(now);
  }

  @Test
  void refusesAKeyThatWasUsedForSomethingElse() {
    store.add(owner, UUID.randomUUID(), BOLT, KEY);

    assertRefused(409, () -> store.add(owner, UUID.randomUUID(), content("NUT", "Nut", "1"), KEY));
    assertRefused(409, () -> store.add(owner, UUID.randomUUID(), BOLT, KEY + "-2"));
    assertThat(store.list(owner, PageOrder.PRICE.start(), 100).products()).hasSize(1);
  }

  @Test
  void letsOneOfManyWritersWin() throws Exception {
    Product product = add(BOLT);

    List<Object> results =
        atOnce(i -> store.replace(owner, product.id(), 1, content("BOLT", "Writer " + i, "1")), 4);

    List<Product> winners = only(results, Product.class);
    assertThat(winners).hasSize(1);
    assertThat(only(results, Refusal.class))
        .hasSize(3)
        .allSatisfy(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(412));
    assertThat(store.find(owner, product.id())).contains(winners.get(0));
  }

  @Test
  void letsManyCreationsWithOneKeyMakeOneProduct() throws Exception {
    List<Object> results = atOnce(i -> store.add(owner, UUID.randomUUID(), BOLT, KEY), 4);

    assertThat(only(results, Product.class)).hasSize(4);
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(store.list(owner, PageOrder.PRICE.start(), 100).products()).hasSize(1);
  }

  @Test
  void letsOneOfManyCreationsHaveTheSku() throws Exception {
    List<Object> results = atOnce(i -> store.add(owner, UUID.randomUUID(), BOLT, KEY + i), 4);

    assertThat(only(results, Product.class)).hasSize(1);
    assertThat(only(results, Refusal.class))
        .hasSize(3)
        .allSatisfy(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(409));
  }

  @ParameterizedTest
  @EnumSource
  void listsEveryProductOnceInOrder(PageOrder order) {
    List<Product> all = new ArrayList<>();
    // Prices that are the same, so that the id decides.
    IntStream.range(0, 11).forEach(i -> all.add(add(content("P" + i, "Part", "0.0" + i / 4))));

    List<Product> listed = new ArrayList<>();
    PageCursor next = order.start();
    int pages = 0;
    while (next != null) {
      ProductPage page = store.list(owner, next, 3);
      assertThat(page.products()).hasSizeLessThanOrEqualTo(3);
      listed.addAll(page.products());
      next = page.next() == null ? null : PageCursor.of(page.next().text(), order);
      pages++;
    }

    assertThat(pages).isEqualTo(4);
    assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    Comparator<Product> byKey = Comparator.comparingLong(order::key);
    assertThat(listed).isSortedAccordingTo(order == PageOrder.NEWEST ? byKey.reversed() : byKey);
  }

  @Test
  void goesOnAtItsPlaceWhateverHappensMeanwhile() {
    Product cheap = add(content("A", "A", "1"));
    Product middle = add(content("B", "B", "2"));
    Product dear = add(content("C", "C", "3"));
    PageCursor next = store.list(owner, PageOrder.PRICE.start(), 2).next();

    store.remove(owner, middle.id(), 1);
    store.remove(owner, cheap.id(), 1);
    add(content("D", "D", "0.5"));

    assertThat(store.list(owner, next, 2)).isEqualTo(new ProductPage(List.of(dear), null));
  }

  @Test
  void saysThatThereIsNoMoreExactlyAtTheEnd() {
    add(content("A", "A", "1"));
    add(content("B", "B", "2"));

    assertThat(store.list(owner, PageOrder.PRICE.start(), 2).next()).isNull();
    assertThat(store.list(owner, PageOrder.PRICE.start(), 1).next()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void movesAForgedCursorWithinTheCallersOwnProducts(PageOrder order) {
    Product own = add(BOLT);
    store.add(stranger, UUID.randomUUID(), BOLT, null);
    List<UUID> ids = List.of(new UUID(0, 0), UUID.randomUUID(), new UUID(-1, -1));

    for (long key : new long[] {0, 1, order.key(own), order.maxKey() - 1, order.maxKey()}) {
      for (UUID id : ids) {
        PageCursor forged = PageCursor.of(new PageCursor(order, key, id).text(), order);

        assertThat(store.list(owner, forged, 100).products()).isSubsetOf(own);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table products.product; --",
        "' or '1'='1",
        "\\'; select pg_sleep(10); --",
        "$$; truncate products.product; $$",
        "? ?::text :name {call f()} {fn now()}",
        "%s %1$s \\ \" ` /* */ --",
        "\u2019 or 1=1 --",
      })
  void storesTextThatLooksLikeSqlAsText(String text) {
    Product bystander = store.add(stranger, UUID.randomUUID(), BOLT, null);

    Product product = add(new ProductContent("A", text, new BigDecimal("1")));

    assertThat(product.name()).isEqualTo(text);
    assertThat(store.find(owner, product.id())).contains(product);
    assertThat(store.replace(owner, product.id(), 1, new ProductContent("B", text, BigDecimal.ONE)))
        .extracting(Product::name)
        .isEqualTo(text);
    // What the rules for input would refuse is no way in either.
    assertThat(store.find(text, product.id())).isEmpty();
    assertThat(store.list(text, PageOrder.NEWEST.start(), 100).products()).isEmpty();
    assertRefused(404, () -> store.remove(text, product.id(), 2));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> store.add(owner, UUID.randomUUID(), BOLT, text))
        .withCauseInstanceOf(SQLException.class);
    assertThat(store.find(stranger, bystander.id())).contains(bystander);
  }

  @Test
  void tellsNothingOfARowThatTheTableRefuses() {
    ProductContent wrong = new ProductContent("marker-7d1f", "marker-7d1f", BigDecimal.ONE);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> store.add(owner, UUID.randomUUID(), wrong, null))
        .satisfies(
            e -> {
              assertThat(e).hasMessage("The database refused a statement");
              assertThat(e.getCause().getMessage()).doesNotContain("marker-7d1f", owner);
            });
  }

  private Product add(ProductContent content) {
    return store.add(owner, UUID.randomUUID(), content, null);
  }

  private static ProductContent content(String sku, String name, String price) {
    return new ProductContent(sku, name, new BigDecimal(price));
  }

  /** Does something in parallel; what came of each, a refusal included. */
  private static List<Object> atOnce(IntFunction<Object> attempt, int times) throws Exception {
    AtomicInteger number = new AtomicInteger();
    return AtOnce.call(times, () -> result(attempt, number.getAndIncrement()));
  }

  private static Object result(IntFunction<Object> attempt, int number) {
    try {
      return attempt.apply(number);
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static <T> List<T> only(List<Object> results, Class<T> type) {
    return results.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(call)
        .satisfies(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(status));
  }
}
