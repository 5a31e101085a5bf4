package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.util.BinaryData;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads from the event to the row, with real storage. */
class BlobProcessorIT {
  private static final String NAME = "acme/stock.csv";

  private final BlobContainerClient uploads = EmulatedContainers.container();
  private final BlobContainerClient refused = EmulatedContainers.container();
  private final TableClient table = EmulatedTables.table();
  private final FakeContext context = new FakeContext("ProcessUpload");
  private final UploadFunctions functions =
      functions(uploads, new StorageQuarantine(uploads, refused));

  @Test
  void takesAFileIntoTheTable() {
    upload(NAME, StockFiles.of(250));

    deliver(NAME);

    assertThat(table.listEntities()).hasSize(250);
    assertThat(names(uploads)).isEmpty();
    assertThat(names(refused)).isEmpty();
  }

  @Test
  void putsRefusedRowsIntoQuarantineWithTheirReasons() {
    upload(NAME, StockFiles.with("t-1,=HYPERLINK(1),1,1", "\"=1+1\",tea,free,1"));

    deliver(NAME);

    assertThat(table.listEntities())
        .singleElement()
        .satisfies(row -> assertThat(row.getProperty("Name")).isEqualTo("'=HYPERLINK(1)"));
    assertThat(names(refused)).singleElement().asString().matches("acme/[0-9a-f]{32}/rows\\.csv");
    assertThat(content(refused, names(refused).get(0)))
        .contains("\"3\",\"price must be a price such as 12.50\",\"'=1+1\",\"tea\",\"free\",\"1\"");
    assertThat(names(uploads)).isEmpty();
  }

  @Test
  void movesARefusedFileIntoQuarantineWithItsReason() {
    upload(NAME, "PK\u0003\u0004 no stock");

    deliver(NAME);

    assertThat(table.listEntities()).isEmpty();
    assertThat(names(refused)).singleElement().asString().matches("acme/[0-9a-f]{32}/upload");
    BlobClient copy = refused.getBlobClient(names(refused).get(0));
    assertThat(copy.downloadContent()).hasToString("PK\u0003\u0004 no stock");
    assertThat(copy.getProperties().getMetadata()).containsEntry("reason", "not_text");
    assertThat(names(uploads)).isEmpty();
  }

  @Test
  void changesNothingWhenAnEventIsDeliveredAgain() {
    upload(NAME, StockFiles.with("t-1,tea,1,1", "t-2,tea,x,1"));
    deliver(NAME);
    List<TableEntity> rows = rows();
    List<String> kept = names(refused);

    deliver(NAME);

    assertThat(rows()).usingRecursiveComparison().isEqualTo(rows);
    assertThat(names(refused)).isEqualTo(kept);
    assertThat(context.lines().toString()).contains("upload-gone");
  }

  @Test
  void endsAsIfOnceWhenItIsDeliveredAtOnceManyTimes() throws Exception {
    upload(NAME, StockFiles.of(250) + "bad\n");
    List<Boolean> done =
        AtOnce.call(
            3,
            () -> {
              try {
                deliver(NAME);
                return true;
              } catch (UploadFailed e) {
                // Gone while it was read: delivered again, there is nothing left to do.
                return false;
              }
            });

    assertThat(done).contains(true);
    deliver(NAME);
    assertThat(table.listEntities()).hasSize(250);
    assertThat(names(refused)).hasSize(1);
    assertThat(names(uploads)).isEmpty();
  }

  @Test
  void losesNoRefusedFileWhenItBreaksOff() {
    upload(NAME, "no stock");
    StorageQuarantine real = new StorageQuarantine(uploads, refused);
    UploadFunctions dying =
        functions(
            uploads,
            new Quarantine() {
              @Override
              public void keep(Upload upload, String sender, FileReason reason) {
                real.keep(upload, sender, reason);
                throw new IllegalStateException("The process ends");
              }

              @Override
              public void keepRows(Upload upload, String sender, String csv) {
                throw new AssertionError();
              }
            });

    assertThatExceptionOfType(UploadFailed.class)
        .isThrownBy(() -> dying.process(event(NAME), context));
    assertThat(names(uploads)).containsExactly(NAME);

    deliver(NAME);
    assertThat(names(refused)).hasSize(1);
    assertThat(names(uploads)).isEmpty();
  }

  @Test
  void keepsTheRowsOfTheNewestContentInWhateverOrderItIsToldOf() {
    upload(NAME, StockFiles.with("t-1,old,1,1"));
    String first = event(NAME);
    upload(NAME, StockFiles.with("t-1,new,1,2"));
    String second = event(NAME).replace("28963", "28964");

    functions.process(second, context);
    functions.process(first, context);

    assertThat(rows())
        .singleElement()
        .satisfies(row -> assertThat(row.getProperty("Name")).isEqualTo("new"));
  }

  @Test
  void failsAndQuarantinesNothingWhenTheTableIsMissing() {
    upload(NAME, StockFiles.of(1));
    table.deleteTable();

    assertThatExceptionOfType(UploadFailed.class).isThrownBy(() -> deliver(NAME));

    assertThat(names(refused)).isEmpty();
    assertThat(names(uploads)).containsExactly(NAME);
  }

  private UploadFunctions functions(BlobContainerClient container, Quarantine quarantine) {
    return new UploadFunctions(
        () ->
            new Intake(
                new StorageIncoming(container),
                quarantine,
                new TableStockStore(
                    Tables.builder(table.getTableName())
                        .connectionString(Azurite.connectionString())
                        .buildAsyncClient()),
                UploadLimits.STANDARD,
                Clock.systemUTC()));
  }

  private void upload(String name, String content) {
    uploads.getBlobClient(name).upload(BinaryData.fromString(content), true);
  }

  private void deliver(String name) {
    functions.process(event(name), context);
  }

  /** As Event Grid would tell it: the emulator tells nobody. */
  private String event(String name) {
    return Events.grid(
        Events.TOPIC.replace("stdata", uploads.getAccountName()),
        Events.CREATED,
        Events.SUBJECT + name,
        Events.data("PutBlob"));
  }

  private List<TableEntity> rows() {
    return table.listEntities().stream().toList();
  }

  private static List<String> names(BlobContainerClient container) {
    return container.listBlobs().stream().map(BlobItem::getName).toList();
  }

  private static String content(BlobContainerClient container, String name) {
    return container.getBlobClient(name).downloadContent().toString();
  }
}
