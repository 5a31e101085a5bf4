package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockFileTest {
  private static final Charset UTF = StandardCharsets.UTF_8;
  private static final UploadLimits LIMITS =
      new UploadLimits(10_000, 100, 10, Duration.ofMinutes(1));

  private final List<StockItem> items = new ArrayList<>();
  private final List<RejectedRow> rejected = new ArrayList<>();
  private final StockFile.Rows rows =
      new StockFile.Rows() {
        @Override
        public void item(StockItem item) {
          items.add(item);
        }

        @Override
        public void rejected(RejectedRow row) {
          rejected.add(row);
        }
      };

  @Test
  void givesTheItemsOfAFileInTheirOrder() throws IOException {
    read(StockFiles.with("t-1,Green tea,12.50,3", "t-2,\"Tea, \"\"black\"\"\",0,-5"));

    assertThat(items)
        .containsExactly(
            new StockItem("t-1", "Green tea", new BigDecimal("12.50"), 3),
            new StockItem("t-2", "Tea, \"black\"", new BigDecimal("0"), -5));
    assertThat(rejected).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff", ""})
  void takesAByteOrderMarkAndOtherLineEndings(String mark) throws IOException {
    read(mark + "sku,name,price,quantity\r\nt-1,tea,1,1\r\n\r\n\"t-2\",tea,1,1");

    assertThat(items).extracting(StockItem::sku).containsExactly("t-1", "t-2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t-1,tea,1            | must have 4 fields",
        "t-1,tea,1,1,1        | must have 4 fields",
        "t-1                  | must have 4 fields",
        ",tea,1,1             | sku must be 1 to 40 printable characters",
        "t-1,,1,1             | name must be 1 to 200 printable characters",
        "t-1,tea,1.005,1      | price must be a price such as 12.50",
        "t-1,tea,-1,1         | price must be a price such as 12.50",
        "t-1,tea,1e9,1        | price must be a price such as 12.50",
        "t-1,tea,\u0661,1     | price must be a price such as 12.50",
        "t-1,tea,=1+1,1       | price must be a price such as 12.50",
        "t-1,tea,1,+1         | quantity must be a whole number of at most 7 digits",
        "t-1,tea,1,1.0        | quantity must be a whole number of at most 7 digits",
        "t-1,tea,1,12345678   | quantity must be a whole number of at most 7 digits",
        "t-1,tea,1,=1+1       | quantity must be a whole number of at most 7 digits"
      })
  void refusesARowAndSaysWhatIsAllowed(String row, String reason) throws IOException {
    read(StockFiles.with("t-0,tea,1,1", row, "t-9,tea,1,1"));

    assertThat(items).extracting(StockItem::sku).containsExactly("t-0", "t-9");
    assertThat(rejected)
        .singleElement()
        .returns(3L, RejectedRow::line)
        .returns(reason, RejectedRow::reason);
  }

  @Test
  void refusesWhatCannotBeSeen() throws IOException {
    read(
        StockFiles.with(
            "\"t\t1\",tea,1,1", "\"t\n1\",tea,1,1", "t\u202e1,tea,1,1", "t\u200b,tea,1,1"));

    assertThat(items).isEmpty();
    assertThat(rejected).extracting(RejectedRow::line).containsExactly(2L, 3L, 5L, 6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uff54-1", "cafe\u0301", "\ufb01g", "\u210c"})
  void refusesAnotherSpellingOfASku(String sku) throws IOException {
    read(StockFiles.with(sku + ",tea,1,1", "caf\u00e9,tea,1,1"));

    assertThat(items).extracting(StockItem::sku).containsExactly("caf\u00e9");
    assertThat(rejected)
        .singleElement()
        .returns("sku must have no full-width or decomposed characters", RejectedRow::reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {" t-1", "t-1 ", "t-1\u00a0", "\u3000t-1", " "})
  void refusesASkuWithABlankAtAnEnd(String sku) throws IOException {
    read(StockFiles.with(sku + ",tea,1,1"));

    assertThat(items).isEmpty();
    assertThat(rejected).hasSize(1);
  }

  @Test
  void refusesTheSecondOfTwoRowsWithOneKey() throws IOException {
    read(StockFiles.with("t-1,first,1,1", "t-1,second,1,1", "T-1,another,1,1"));

    assertThat(items).extracting(StockItem::name).containsExactly("first", "another");
    assertThat(rejected)
        .singleElement()
        .returns("sku must be in the file once", RejectedRow::reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "sku,name,price\nt-1,tea,1,1\n",
        "sku;name;price;quantity\nt-1;tea;1;1\n",
        "SKU,Name,Price,Quantity\n",
        "sku,name,price,quantity,admin\n",
        "<html><body>sku,name,price,quantity</body></html>",
        "#!/bin/sh\necho tea\n",
        "%PDF-1.7\n"
      })
  void refusesAFileWithAnotherFirstLine(String text) {
    assertThat(reason(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(FileReason.HEADER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4d5a9000", "7f454c46", "89504e470d0a1a0a", "1f8b0800", "504b0304", "00"})
  void refusesProgramsArchivesAndPicturesWhateverTheyAreCalled(String hex) {
    assertThat(reason(HexFormat.of().parseHex(hex))).isEqualTo(FileReason.NOT_TEXT);
  }

  @Test
  void refusesASpreadsheetThatIsCalledCsv() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(reason(bytes.toByteArray())).isEqualTo(FileReason.NOT_TEXT);
  }

  @Test
  void refusesTextThatIsNotUtf8WhereverItEnds() {
    String text = StockFiles.with("t-1,caf\u00e9,1,1");

    assertThat(reason(text.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(FileReason.NOT_TEXT);
    assertThat(reason(text.getBytes(StandardCharsets.UTF_16))).isEqualTo(FileReason.NOT_TEXT);
    assertThat(reason(text.replace("tea", "t\u0000a").concat("\u0000").getBytes(UTF)))
        .isEqualTo(FileReason.NOT_TEXT);
    assertThat(reason(Arrays.copyOf((text + "\u00e9").getBytes(UTF), text.length() + 2)))
        .as("half a character at the end")
        .isEqualTo(FileReason.NOT_TEXT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-1,\"tea,1,1\nt-2,tea,1,1", "t-1,\"te\"a,1,1"})
  void refusesAFileThatIsNotCsv(String row) {
    assertThat(reason(StockFiles.with(row).getBytes(UTF))).isEqualTo(FileReason.MALFORMED);
  }

  @Test
  void refusesAFileWithAFieldOrARowBeyondTheLimits() {
    assertThat(reason(StockFiles.with("t-1," + "x".repeat(1_001) + ",1,1").getBytes(UTF)))
        .isEqualTo(FileReason.MALFORMED);
    assertThat(reason(StockFiles.with("t-1" + ",".repeat(20)).getBytes(UTF)))
        .isEqualTo(FileReason.MALFORMED);
    String field = "x".repeat(900);
    assertThat(
            reason(
                StockFiles.with(String.join(",", List.of(field, field, field, field, field)))
                    .getBytes(UTF)))
        .isEqualTo(FileReason.MALFORMED);
  }

  @Test
  void countsBytesWhileItReads() throws IOException {
    byte[] file = StockFiles.of(10).getBytes(UTF);

    StockFile.read(stream(file), limits(file.length, 100), rows);
    assertThatExceptionOfType(FileRefused.class)
        .isThrownBy(() -> StockFile.read(stream(file), limits(file.length - 1, 100), rows))
        .returns(FileReason.TOO_LARGE, FileRefused::reason);
  }

  @Test
  void countsRows() throws IOException {
    byte[] file = StockFiles.of(10).getBytes(UTF);

    StockFile.read(stream(file), limits(10_000, 10), rows);
    assertThatExceptionOfType(FileRefused.class)
        .isThrownBy(() -> StockFile.read(stream(file), limits(10_000, 9), rows))
        .returns(FileReason.TOO_MANY_ROWS, FileRefused::reason);
  }

  @Test
  void takesAFailureOfStorageForNothingElse() {
    for (int bytes = 0; bytes < StockFiles.of(3).length(); bytes++) {
      FakeIncoming incoming = new FakeIncoming();
      incoming.put("acme/a.csv", "1", StockFiles.of(3));
      incoming.breakAfter(bytes);
      Upload upload = incoming.find("acme/a.csv").orElseThrow();

      assertThatExceptionOfType(IOException.class)
          .as("after %d bytes", bytes)
          .isThrownBy(() -> StockFile.read(incoming.open(upload), LIMITS, rows));
    }
  }

  @Test
  void closesTheFile() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream file =
        new FilterInputStream(stream(StockFiles.of(1).getBytes(UTF))) {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    StockFile.read(file, LIMITS, rows);

    assertThat(closed).isTrue();
  }

  /** As large as a file may be, made while it is read, and nobody asks for much of it ahead. */
  @Test
  void holdsNoMoreThanABufferOfALargeFile() throws IOException {
    GrowingFile file = new GrowingFile(UploadLimits.STANDARD.maxBytes());
    AtomicLong ahead = new AtomicLong();
    StockFile.Rows counting =
        new StockFile.Rows() {
          @Override
          public void item(StockItem item) {
            ahead.accumulateAndGet(file.given() - file.startOf(item), Math::max);
          }

          @Override
          public void rejected(RejectedRow row) {
            throw new AssertionError(row.reason());
          }
        };

    StockFile.read(file, limits(Long.MAX_VALUE, Integer.MAX_VALUE), counting);

    assertThat(file.given()).isGreaterThan(UploadLimits.STANDARD.maxBytes());
    assertThat(ahead.get()).isPositive().isLessThan(128 * 1024);
  }

  private void read(String text) throws IOException {
    StockFile.read(stream(text.getBytes(UTF)), LIMITS, rows);
  }

  private FileReason reason(byte[] file) {
    FileRefused refused =
        catchThrowableOfType(FileRefused.class, () -> StockFile.read(stream(file), LIMITS, rows));
    return refused == null ? null : refused.reason();
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static UploadLimits limits(long bytes, int rows) {
    return new UploadLimits(bytes, rows, 10, Duration.ofMinutes(1));
  }
}
