package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.exception.HttpResponseException;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store on a real table service. */
class TableProductStoreIT {
  private static final int AT_ONCE = 8;

  private TableClient table;
  private TableProductStore store;

  @BeforeEach
  void table() {
    table =
        Tables.builder("catalogue" + UUID.randomUUID().toString().replace("-", ""))
            .connectionString(Azurite.connectionString())
            .buildClient();
    table.createTable();
    store = new TableProductStore(table);
  }

  @Test
  void readsWhatSomebodyPutIn() {
    put("bolt-m8", row -> row.addProperty("Description", "Zinc\nplated"));

    assertThat(store.find("bolt-m8"))
        .contains(
            new Product(
                "bolt-m8",
                new PlainText("Name of bolt-m8", false),
                new PlainText("Zinc plated", false),
                Category.TOOLS,
                5));
    assertThat(store.find("absent")).isEmpty();
  }

  @Test
  void findsProductsInTheOrderOfTheirIds() {
    for (String id : List.of("c", "a", "b")) {
      put(id, row -> row);
    }

    FoundProducts all = store.search(product -> true, 3);
    FoundProducts two = store.search(product -> true, 2);
    FoundProducts one = store.search(product -> product.id().equals("b"), 3);

    assertThat(all.products()).extracting(Product::id).containsExactly("a", "b", "c");
    assertThat(all.complete()).isTrue();
    assertThat(two.products()).extracting(Product::id).containsExactly("a", "b");
    assertThat(two.complete()).isFalse();
    assertThat(one.products()).extracting(Product::id).containsExactly("b");
  }

  @Test
  void looksAtSoMuchOfAHugeTableAndSaysSo() {
    for (int i = 0; i < 10; i++) {
      put("item-" + i, row -> row);
    }
    TableProductStore hasty = new TableProductStore(table, 2);

    FoundProducts found = hasty.search(product -> true, 20);

    assertThat(found.products()).hasSize(6);
    assertThat(found.complete()).isFalse();
    assertThat(hasty.search(product -> product.id().equals("item-9"), 1))
        .isEqualTo(new FoundProducts(List.of(), false, 0));
  }

  @Test
  void passesOverRowsThatHoldNoProduct() {
    put("good", row -> row);
    put("no-name", row -> row.addProperty("Name", 7));
    put("no-category", row -> row.addProperty("Category", "last-years"));
    put("Bad'Id", row -> row);
    store.reserve(reservation(1, 1, "good"));

    FoundProducts found = store.search(product -> true, 10);

    assertThat(found.products()).extracting(Product::id).containsExactly("good");
    assertThat(found.unreadable()).isEqualTo(3);
    assertThat(store.find("no-name")).isEmpty();
    assertRefused(404, () -> store.reserve(reservation(2, 1, "no-category")));
  }

  @Test
  void takesQuantitiesOfEitherWidthAndNothingElse() {
    put("long", row -> row.addProperty("Available", 7L));
    put("huge", row -> row.addProperty("Available", 1L << 40));
    put("negative", row -> row.addProperty("Available", -1));
    put("text", row -> row.addProperty("Available", "7"));

    store.reserve(reservation(1, 3, "long"));

    assertThat(available("long")).isEqualTo(4);
    for (String id : List.of("huge", "negative", "text")) {
      assertThat(store.find(id).orElseThrow().available()).as(id).isZero();
      assertRefused(409, () -> store.reserve(reservation(2, 1, id)));
    }
  }

  @Test
  void reservesOnceForEachId() {
    put("bolt", row -> row);

    store.reserve(reservation(1, 2, "bolt"));
    store.reserve(reservation(1, 2, "bolt"));
    assertThat(available("bolt")).isEqualTo(3);

    store.reserve(reservation(2, 3, "bolt"));
    assertThat(available("bolt")).isZero();
    assertRefused(409, () -> store.reserve(reservation(3, 1, "bolt")));
    store.reserve(reservation(2, 3, "bolt"));

    TableEntity row = table.getEntity("catalogue", "reservation-" + reservation(2, 3, "bolt").id());
    assertThat(row.getProperty("Product")).isEqualTo("bolt");
    assertThat(row.getProperty("Quantity")).isEqualTo(3);
  }

  @Test
  void keepsAReservationWhoseProductIsGone() {
    put("bolt", row -> row);
    store.reserve(reservation(1, 2, "bolt"));
    table.deleteEntity("catalogue", "product-bolt");

    store.reserve(reservation(1, 2, "bolt"));

    assertRefused(404, () -> store.reserve(reservation(2, 1, "bolt")));
  }

  @Test
  void refusesAnIdThatBelongsToAnotherReservation() {
    put("bolt", row -> row);
    put("nut", row -> row);
    store.reserve(reservation(1, 2, "bolt"));

    assertRefused(409, () -> store.reserve(reservation(1, 3, "bolt")));
    assertRefused(409, () -> store.reserve(reservation(1, 2, "nut")));

    assertThat(available("bolt")).isEqualTo(3);
    assertThat(available("nut")).isEqualTo(5);
  }

  @Test
  void takesOnceForOneCallThatComesManyTimesAtOnce() throws Exception {
    put("bolt", row -> row);

    assertThat(atOnce(i -> reservation(1, 2, "bolt"))).hasSize(AT_ONCE).containsOnly(true);

    assertThat(available("bolt")).isEqualTo(3);
    assertThat(reservations()).isEqualTo(1);
  }

  @Test
  void promisesNothingTwice() throws Exception {
    put("bolt", row -> row);

    List<Boolean> kept = atOnce(i -> reservation(i, 1, "bolt"));

    assertThat(kept).filteredOn(Boolean::booleanValue).hasSize(5);
    assertThat(available("bolt")).isZero();
    assertThat(reservations()).isEqualTo(5);
  }

  @Test
  void keepsOneReservationWhenItsIdIsWantedForTwoProductsAtOnce() throws Exception {
    put("bolt", row -> row);
    put("nut", row -> row);

    atOnce(i -> reservation(1, 1, i % 2 == 0 ? "bolt" : "nut"));

    assertThat(available("bolt") + available("nut")).isEqualTo(9);
    assertThat(reservations()).isEqualTo(1);
  }

  @Test
  void doesNotTakeAMissingTableForAMissingProduct() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class).isThrownBy(() -> store.find("bolt"));
    assertThatExceptionOfType(HttpResponseException.class)
        .isThrownBy(() -> store.search(product -> true, 1));
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.reserve(reservation(1, 1, "bolt")));
  }

  private void put(String id, UnaryOperator<TableEntity> more) {
    table.createEntity(
        more.apply(
            new TableEntity("catalogue", "product-" + id)
                .addProperty("Name", "Name of " + id)
                .addProperty("Category", "tools")
                .addProperty("Available", 5)));
  }

  private int available(String id) {
    return store.find(id).orElseThrow().available();
  }

  private long reservations() {
    return table
        .listEntities(new ListEntitiesOptions().setFilter("RowKey ge 'reservation-'"), null, null)
        .stream()
        .count();
  }

  private static Reservation reservation(int key, int quantity, String product) {
    return new Reservation(Fingerprint.of("key " + key), product, quantity);
  }

  private List<Boolean> atOnce(IntFunction<Reservation> reservations) throws Exception {
    return AtOnce.call(
        IntStream.range(0, AT_ONCE)
            .mapToObj(reservations)
            .<Callable<Boolean>>map(reservation -> () -> isReserved(reservation))
            .toList());
  }

  private boolean isReserved(Reservation reservation) {
    try {
      store.reserve(reservation);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private static void assertRefused(int status, ThrowingCallable action) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(action)
        .returns(status, refusal -> refusal.reply("c").status());
  }
}
