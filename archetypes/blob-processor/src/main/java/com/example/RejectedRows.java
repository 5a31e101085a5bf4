package com.example;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one file that are not stored, as a person will look at them: in a spreadsheet. */
final class RejectedRows {
  private final List<RejectedRow> rows = new ArrayList<>();
  private final int max;

  RejectedRows(int max) {
    this.max = max;
  }

  /**
   * Keeps a row.
   *
   * @throws FileRefused when there are too many
   */
  void add(RejectedRow row) {
    if (rows.size() >= max) {
      throw new FileRefused(FileReason.TOO_MANY_REJECTED);
    }
    rows.add(row);
  }

  int count() {
    return rows.size();
  }

  /** All of them as CSV, every field quoted and safe to be opened. */
  String csv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .lineDelimiter(LineDelimiter.LF)
            .build(text)) {
      csv.writeRecord("line", "reason", "row");
      for (RejectedRow row : rows) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(row.line()), row.reason()));
        row.fields().forEach(field -> cells.add(SafeCell.of(field)));
        csv.writeRecord(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing CSV into memory failed", e);
    }
    return text.toString();
  }
}
