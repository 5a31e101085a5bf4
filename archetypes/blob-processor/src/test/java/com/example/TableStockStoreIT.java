package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableServiceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableStockStoreIT {
  private static final String V1 = "2026-06-01T12:00:00Z_01_0x1";
  private static final String V2 = "2026-06-01T12:00:00Z_02_0x0";

  private final TableClient table = EmulatedTables.table();
  private final TableStockStore store = store((context, next) -> next.process());

  @Test
  void putsItemsOfASenderInOnePartition() {
    assertThat(store.put("acme", V1, List.of(item("t-1", "tea", -5)))).isEqualTo(1);

    TableEntity row = row("acme", "t-1");
    assertThat(row.getProperty("Sku")).isEqualTo("t-1");
    assertThat(row.getProperty("Name")).isEqualTo("tea");
    assertThat(row.getProperty("Price")).isEqualTo("12.50");
    assertThat(row.getProperty("Quantity")).as("still a number").isEqualTo(-5);
    assertThat(row.getProperty("Version")).isEqualTo(V1);
  }

  @Test
  void storesTextThatASpreadsheetDoesNotRun() {
    store.put("acme", V1, List.of(item("=cmd()", "@SUM(1)", 1)));

    TableEntity row = row("acme", "=cmd()");
    assertThat(row.getProperty("Sku")).isEqualTo("'=cmd()");
    assertThat(row.getProperty("Name")).isEqualTo("'@SUM(1)");
  }

  @Test
  void takesAnySkuForAKeyOfItsSender() {
    List<StockItem> hostile =
        List.of(
                "rival/t-1",
                "../rival",
                "a#b",
                "a?b",
                "a\\b",
                "' or 1 eq 1",
                "x".repeat(40),
                "\u65e5")
            .stream()
            .map(sku -> item(sku, "tea", 1))
            .toList();

    assertThat(store.put("acme", V1, hostile)).isEqualTo(hostile.size());

    assertThat(table.listEntities())
        .hasSize(hostile.size())
        .allSatisfy(
            row -> {
              assertThat(row.getPartitionKey()).isEqualTo("acme");
              assertThat(row.getRowKey()).matches(Fingerprint.PATTERN);
            });
  }

  @Test
  void putsNothingAgain() {
    store.put("acme", V1, items(100, "tea"));
    String etag = row("acme", "t-1").getETag();

    assertThat(store.put("acme", V1, items(100, "tea"))).isZero();

    assertThat(row("acme", "t-1").getETag()).isEqualTo(etag);
  }

  @Test
  void replacesOlderRowsAndNoNewer() {
    store.put("acme", V1, List.of(item("t-1", "old", 1), item("t-2", "old", 1)));

    assertThat(store.put("acme", V2, List.of(item("t-1", "new", 2), item("t-3", "new", 2))))
        .isEqualTo(2);
    assertThat(store.put("acme", V1, List.of(item("t-1", "old", 1), item("t-2", "old", 1))))
        .isZero();

    assertThat(row("acme", "t-1").getProperty("Name")).isEqualTo("new");
    assertThat(row("acme", "t-2").getProperty("Name")).isEqualTo("old");
    assertThat(row("acme", "t-3").getProperty("Name")).isEqualTo("new");
  }

  @Test
  void letsTheNewestOfManyVersionsWinThatArePutAtOnce() throws Exception {
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String version = "2026-06-01T12:00:0" + i + "Z_01_0x1";
      calls.add(() -> store.put("acme", version, items(20, version)));
    }
    AtOnce.call(calls);

    assertThat(table.listEntities())
        .hasSize(20)
        .allSatisfy(
            row -> assertThat(row.getProperty("Name")).isEqualTo("2026-06-01T12:00:03Z_01_0x1"));
  }

  @Test
  void replacesNoRowThatBecameNewerAfterItWasRead() {
    String newest = "2026-06-01T12:00:01Z_01_0x1";
    store.put("acme", V1, List.of(item("t-1", "old", 1)));
    AtomicBoolean first = new AtomicBoolean(true);
    HttpPipelinePolicy overtaken =
        (context, next) -> {
          if (context.getHttpRequest().getUrl().getPath().endsWith("$batch")
              && first.getAndSet(false)) {
            TableEntity row = row("acme", "t-1");
            table.updateEntity(row.addProperty("Name", "newest").addProperty("Version", newest));
          }
          return next.process();
        };

    int put = store(overtaken).put("acme", V2, List.of(item("t-1", "new", 2)));

    assertThat(put).isZero();
    assertThat(row("acme", "t-1").getProperty("Name")).isEqualTo("newest");
  }

  @Test
  void passesOnWhatIsWrongWithTheTable() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.put("acme", V1, items(1, "tea")));
  }

  private TableStockStore store(HttpPipelinePolicy policy) {
    return new TableStockStore(
        Tables.builder(table.getTableName())
            .addPolicy(policy)
            .connectionString(Azurite.connectionString())
            .buildAsyncClient());
  }

  private TableEntity row(String sender, String sku) {
    return table.getEntity(sender, Fingerprint.of(sku));
  }

  private static List<StockItem> items(int count, String name) {
    return IntStream.range(0, count).mapToObj(i -> item("t-" + i, name, i)).toList();
  }

  private static StockItem item(String sku, String name, int quantity) {
    return new StockItem(sku, name, new BigDecimal("12.50"), quantity);
  }
}
