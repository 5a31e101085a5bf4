package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableOrderStoreIT {
  private static final int AT_ONCE = 8;

  private final TableClient table = EmulatedTables.table();
  private final TableOrderStore store = new TableOrderStore(table, Clock.systemUTC());

  @Test
  void addsAnOrderAndItsQuantityToTheTotal() {
    Order order = Orders.order(3);

    assertThat(store.add(order)).isTrue();

    TableEntity row = table.getEntity(order.customer(), "order-" + order.id());
    assertThat(row.getProperty("Product")).isEqualTo("tea");
    assertThat(row.getProperty("Quantity")).isEqualTo(3);
    assertTotal(order.customer(), 1, 3);
  }

  @Test
  void changesNothingForAnOrderThatIsThere() {
    Order order = Orders.order(3);
    store.add(order);

    assertThat(store.add(order)).isFalse();

    assertTotal(order.customer(), 1, 3);
  }

  @Test
  void addsTheNextOrderOfACustomerToTheSameTotal() {
    Order order = Orders.order(3);
    store.add(order);

    store.add(new Order(OrderId.random(), order.customer(), "coffee", 4));

    assertTotal(order.customer(), 2, 7);
  }

  @Test
  void refusesAnotherOrderWithAKnownId() {
    Order order = Orders.order(3);
    store.add(order);

    assertThatExceptionOfType(OrderConflict.class)
        .isThrownBy(() -> store.add(new Order(order.id(), order.customer(), order.product(), 4)));
    assertThatExceptionOfType(OrderConflict.class)
        .isThrownBy(() -> store.add(new Order(order.id(), order.customer(), "coffee", 3)));

    assertTotal(order.customer(), 1, 3);
  }

  @Test
  void letsOneOfManyDeliveriesAtOnceWin() throws Exception {
    Order order = Orders.order(3);

    List<Boolean> first = atOnce(IntStream.range(0, AT_ONCE).mapToObj(i -> order).toList());

    assertThat(first).filteredOn(Boolean::booleanValue).hasSize(1);
    assertTotal(order.customer(), 1, 3);
  }

  @Test
  void losesNoneOfManyOrdersOfACustomerAtOnce() throws Exception {
    String customer = Orders.order(1).customer();
    List<Order> orders =
        IntStream.range(0, AT_ONCE)
            .mapToObj(i -> new Order(OrderId.random(), customer, "tea", 2))
            .toList();

    List<Boolean> first = atOnce(orders);

    assertThat(first).hasSize(AT_ONCE).containsOnly(true);
    assertTotal(customer, AT_ONCE, 2 * AT_ONCE);
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.add(Orders.order(1)));
  }

  private List<Boolean> atOnce(List<Order> orders) throws Exception {
    return AtOnce.call(
        orders.stream().<Callable<Boolean>>map(order -> () -> store.add(order)).toList());
  }

  private void assertTotal(String customer, long orders, long quantity) {
    TableEntity total = table.getEntity(customer, "total");
    assertThat(total.getProperty("Orders")).isEqualTo(orders);
    assertThat(total.getProperty("Quantity")).isEqualTo(quantity);
  }
}
