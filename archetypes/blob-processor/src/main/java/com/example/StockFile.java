package com.example;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a file row by row and never holds more of it than one row and the keys of the rows before.
 *
 * <p>Limits: those of {@link UploadLimits}; 20 fields a row, 1,000 characters a field, 4,000 a row.
 */
final class StockFile {
  private static final int MAX_FIELDS = 20;
  private static final int MAX_FIELD = 1_000;
  private static final int MAX_ROW = 4_000;

  /** The least that the parser works with is twice what it reads at a time. */
  private static final int PARSER_BUFFER = 32 * 1024;

  private final UploadLimits limits;
  private final Rows rows;
  private final Set<String> keys = new HashSet<>();
  private int count;

  private StockFile(UploadLimits limits, Rows rows) {
    this.limits = limits;
    this.rows = rows;
  }

  /** Takes the rows of a file in their order. */
  interface Rows {
    void item(StockItem item);

    void rejected(RejectedRow row);
  }

  /**
   * Reads a file to its end and closes it.
   *
   * @throws FileRefused when it is refused as a whole
   * @throws IOException when it could not be read, which says nothing about the file
   */
  static void read(InputStream file, UploadLimits limits, Rows rows) throws IOException {
    try (InputStream limited = new LimitedStream(file, limits.maxBytes());
        CsvReader<CsvRecord> csv = parser(limited)) {
      new StockFile(limits, rows).read(csv);
    } catch (CsvParseException e) {
      throw new FileRefused(FileReason.MALFORMED);
    } catch (UncheckedIOException e) {
      throw reason(e.getCause());
    } catch (IOException e) {
      throw reason(e);
    }
  }

  private static CsvReader<CsvRecord> parser(InputStream file) throws IOException {
    return CsvReader.builder()
        .allowExtraCharsAfterClosingQuote(false)
        .allowUnclosedQuote(false)
        // Rows with another number of fields are refused one by one, not with the file.
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true)
        .maxBufferSize(PARSER_BUFFER)
        .build(
            CsvRecordHandler.builder()
                .maxFields(MAX_FIELDS)
                .maxFieldSize(MAX_FIELD)
                .maxRecordSize(MAX_ROW)
                .build(),
            new PlainText(file));
  }

  private void read(CsvReader<CsvRecord> csv) {
    boolean begun = false;
    for (CsvRecord row : csv) {
      if (begun) {
        take(row);
      } else if (StockRow.HEADER.equals(row.getFields())) {
        begun = true;
      } else {
        throw new FileRefused(FileReason.HEADER);
      }
    }
    if (!begun) {
      throw new FileRefused(FileReason.HEADER);
    }
  }

  private void take(CsvRecord row) {
    if (++count > limits.maxRows()) {
      throw new FileRefused(FileReason.TOO_MANY_ROWS);
    }
    if (row.getFieldCount() != StockRow.HEADER.size()) {
      reject(row, "must have " + StockRow.HEADER.size() + " fields");
      return;
    }
    StockRow fields = StockRow.of(row.getFields());
    List<Violation> violations = Constraints.violations(fields);
    if (!violations.isEmpty()) {
      Violation first = violations.get(0);
      reject(row, first.field() + " " + first.message());
      return;
    }
    StockItem item = fields.item();
    if (keys.add(item.key())) {
      rows.item(item);
    } else {
      reject(row, "sku must be in the file once");
    }
  }

  private void reject(CsvRecord row, String reason) {
    rows.rejected(new RejectedRow(row.getStartingLineNumber(), reason, row.getFields()));
  }

  /** Refuses the file for what is wrong with it; what is wrong with storage is passed on. */
  private static IOException reason(IOException e) {
    if (e instanceof CharacterCodingException) {
      throw new FileRefused(FileReason.NOT_TEXT);
    }
    if (e instanceof LimitedStream.TooLong) {
      throw new FileRefused(FileReason.TOO_LARGE);
    }
    return e;
  }
}
