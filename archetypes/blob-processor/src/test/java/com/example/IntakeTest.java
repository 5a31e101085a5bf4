package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {
  private static final String NAME = "acme/a.csv";
  private static final UploadLimits LIMITS =
      new UploadLimits(1_000_000, 5_000, 3, Duration.ofMinutes(1));

  private final FakeIncoming incoming = new FakeIncoming();
  private final FakeQuarantine quarantine = new FakeQuarantine();
  private final FakeStockStore store = new FakeStockStore();
  private final TestClock clock = new TestClock();
  private final FakeContext context = new FakeContext("ProcessUpload");
  private final Intake intake = new Intake(incoming, quarantine, store, LIMITS, clock);

  @Test
  void storesTheRowsOfAFileAndRemovesItLast() {
    incoming.put(NAME, "0x1", StockFiles.of(250));

    process(NAME);

    assertThat(store.of("acme")).hasSize(250);
    assertThat(store.largest()).isEqualTo(100);
    assertThat(incoming.has(NAME)).isFalse();
    assertThat(quarantine.kept()).isEmpty();
    assertThat(context.lines().toString())
        .contains("upload-stored", "\"rows\":\"250\"", "\"put\":\"250\"");
  }

  @Test
  void keepsARefusedRowInQuarantineAndStoresTheOthers() {
    incoming.put(NAME, "0x1", StockFiles.with("t-1,tea,1,1", "=cmd(),tea,x,1", "t-2,tea,1,1"));
    String id = id(NAME);

    process(NAME);

    assertThat(store.of("acme")).hasSize(2);
    assertThat(quarantine.kept())
        .isEqualTo(
            Map.of(
                "acme/" + id + "/rows.csv",
                """
                "line","reason","row"
                "3","price must be a price such as 12.50","'=cmd()","tea","x","1"
                """));
    assertThat(incoming.has(NAME)).isFalse();
  }

  @Test
  void refusesAFileAsAWholeAndHasStoredNothingOfIt() {
    incoming.put(NAME, "0x1", StockFiles.of(1_000) + "t,\"open");
    String id = id(NAME);

    process(NAME);

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.kept()).isEqualTo(Map.of("acme/" + id + "/upload", "malformed"));
    assertThat(incoming.has(NAME)).isFalse();
  }

  @Test
  void refusesAFileWithTooManyBadRowsAndHasStoredNothingOfIt() {
    incoming.put(NAME, "0x1", StockFiles.of(200) + "a\nb\nc\n");
    incoming.put("acme/b.csv", "0x1", StockFiles.of(200) + "a\nb\nc\nd\n");

    process(NAME);
    assertThat(store.of("acme")).hasSize(200);

    process("acme/b.csv");
    assertThat(quarantine.kept()).containsValue("too_many_rejected");
    assertThat(store.of("acme").values())
        .allSatisfy(row -> assertThat(row.version()).endsWith("_0x1"));
  }

  @Test
  void refusesALargeFileWithoutReadingIt() {
    incoming.put(
        new Upload(NAME, "0x1", LIMITS.maxBytes() + 1, FakeIncoming.MODIFIED, true), new byte[1]);

    process(NAME);

    assertThat(incoming.opened()).isZero();
    assertThat(quarantine.kept()).containsValue("too_large");
  }

  @Test
  void refusesABlobThatMayStillGrow() {
    incoming.put(
        new Upload(NAME, "0x1", 0, FakeIncoming.MODIFIED, false),
        StockFiles.of(1).getBytes(StandardCharsets.UTF_8));

    process(NAME);

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.kept()).containsValue("blob_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "acme/a.xlsx", "acme/sub/a.csv", "Acme/a.csv", "ac'me/a.csv"})
  void refusesAFileWithAnotherNameUnderNobody(String name) {
    incoming.put(name, "0x1", StockFiles.of(1));
    String id = id(name);

    process(name);

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.kept()).isEqualTo(Map.of("unknown/" + id + "/upload", "name"));
  }

  @Test
  void letsNoRowReachAnotherSender() {
    incoming.put("rival/a.csv", "0x1", StockFiles.with("t-1,tea,1,1"));
    process("rival/a.csv");
    String[] hostile = {
      "rival/t-1", "../rival", "rival#t-1", "rival?x", "\u2019 or true", "a\\b", "x".repeat(40)
    };
    incoming.put(
        NAME,
        "0x2",
        StockFiles.with("rival,tea,1,1", String.join(",tea,1,2\n", hostile) + ",tea,1,2"));

    process(NAME);

    assertThat(store.of("rival")).hasSize(1);
    assertThat(store.all()).containsOnlyKeys("rival", "acme");
    assertThat(store.of("acme"))
        .hasSize(1 + hostile.length)
        .allSatisfy((key, row) -> assertThat(key).matches(Fingerprint.PATTERN));
  }

  @Test
  void doesNothingForAnUploadThatIsGone() {
    process(NAME);

    assertThat(store.all()).isEmpty();
    assertThat(context.lines()).singleElement().asString().contains("upload-gone");
  }

  @Test
  void changesNothingWhenItIsDeliveredAgain() {
    String content = StockFiles.with("t-1,tea,1,1", "t-2,tea,x,1");
    incoming.put(NAME, "0x1", content);
    process(NAME);
    Map<String, ?> rows = store.of("acme");
    Map<String, String> kept = quarantine.kept();
    // As if removing it had failed at the first delivery.
    incoming.put(NAME, "0x1", content);

    process(NAME);

    assertThat(store.of("acme")).isEqualTo(rows);
    assertThat(quarantine.kept()).isEqualTo(kept);
    assertThat(context.lines().toString()).contains("\"put\":\"0\"");
  }

  @Test
  void endsAsIfNothingHadHappenedAfterACrashBetweenAnyTwoWrites() {
    String content = StockFiles.of(250) + "bad\n";
    for (int batches = 0; batches < 3; batches++) {
      incoming.put(NAME, "0x1", content);
      store.failAfter(batches);
      assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process(NAME));
      assertThat(incoming.has(NAME)).isTrue();
      assertThat(quarantine.kept()).isEmpty();
    }
    store.failAfter(Integer.MAX_VALUE);
    quarantine.fail(true);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process(NAME));
    assertThat(incoming.has(NAME)).isTrue();
    quarantine.fail(false);
    incoming.failToRemove(true);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process(NAME));
    assertThat(incoming.has(NAME)).isTrue();
    incoming.failToRemove(false);

    process(NAME);

    assertThat(store.of("acme")).hasSize(250);
    assertThat(quarantine.kept()).hasSize(1);
    assertThat(incoming.has(NAME)).isFalse();
  }

  @Test
  void keepsARefusedFileWhereItIsUntilItsCopyIsComplete() {
    incoming.put(NAME, "0x1", "no stock");
    quarantine.fail(true);

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process(NAME));
    assertThat(incoming.has(NAME)).isTrue();

    quarantine.fail(false);
    process(NAME);
    assertThat(quarantine.kept()).hasSize(1);
    assertThat(incoming.has(NAME)).isFalse();
  }

  @Test
  void neverQuarantinesAFileBecauseStorageIsDown() {
    String content = StockFiles.of(250);
    incoming.put(NAME, "0x1", content);
    for (int bytes = 0; bytes < content.length(); bytes += 97) {
      incoming.breakAfter(bytes);
      assertThatThrownBy(() -> process(NAME)).isNotInstanceOf(FileRefused.class);
    }
    incoming.breakAfter(Integer.MAX_VALUE);
    incoming.failEverything(true);
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> process(NAME));
    incoming.failEverything(false);

    assertThat(quarantine.kept()).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(incoming.has(NAME)).isTrue();
  }

  @Test
  void letsOlderContentChangeNothingAfterNewer() {
    Instant newer = FakeIncoming.MODIFIED.plusSeconds(5);
    incoming.put(
        new Upload("acme/new.csv", "0x2", 0, newer, true),
        StockFiles.with("t-1,new,1,2").getBytes(StandardCharsets.UTF_8));
    process("acme/new.csv");
    incoming.put("acme/old.csv", "0x1", StockFiles.with("t-1,old,1,1", "t-2,old,1,1"));

    process("acme/old.csv");

    assertThat(store.of("acme", "t-1").item().name()).isEqualTo("new");
    assertThat(store.of("acme", "t-2").item().name()).isEqualTo("old");
  }

  @Test
  void dealsWithWhatIsThereNowAndSaysThatItIsNotWhatWasAnnounced() {
    incoming.put(NAME, "0x2", StockFiles.of(1));

    intake.process(new Announcement(NAME, "0x1", "01"), log());

    assertThat(store.of("acme")).hasSize(1);
    assertThat(context.lines().toString()).contains("upload-changed");
  }

  @Test
  void leavesContentThatCameMeanwhile() {
    incoming.put(NAME, "0x1", StockFiles.of(1));
    StockStore overwritten =
        (sender, version, items) -> {
          incoming.put(NAME, "0x2", StockFiles.of(2));
          return store.put(sender, version, items);
        };

    new Intake(incoming, quarantine, overwritten, LIMITS, clock)
        .process(new Announcement(NAME, "0x1", "01"), log());

    assertThat(incoming.has(NAME)).isTrue();
    assertThat(context.lines().toString()).contains("upload-replaced");
  }

  @Test
  void stopsWhenItsTimeIsOverAndLeavesTheUpload() {
    incoming.put(NAME, "0x1", StockFiles.of(250));
    StockStore slow =
        (sender, version, items) -> {
          clock.advance(Duration.ofSeconds(31));
          return store.put(sender, version, items);
        };

    assertThatThrownBy(
            () ->
                new Intake(incoming, quarantine, slow, LIMITS, clock)
                    .process(new Announcement(NAME, "0x1", "01"), log()))
        .hasMessageContaining("too long");

    assertThat(store.of("acme")).hasSize(200);
    assertThat(incoming.has(NAME)).isTrue();
  }

  @Test
  void bringsNothingOfAFileIntoTheLog() {
    incoming.put(NAME, "0x1", StockFiles.with("Marker-4711,Marker-4711,x,1"));
    process(NAME);
    incoming.put("acme/b.csv", "0x1", "Marker-4711");
    process("acme/b.csv");

    assertThat(context.lines()).hasSize(2);
    assertThat(context.lines().toString()).doesNotContain("Marker");
  }

  private void process(String name) {
    String etag = incoming.has(name) ? incoming.find(name).orElseThrow().etag() : "0x1";
    intake.process(new Announcement(name, etag, "01"), log());
  }

  private String id(String name) {
    return incoming.find(name).orElseThrow().id();
  }

  private EventLog log() {
    return new EventLog(context, "correlation-1");
  }
}
