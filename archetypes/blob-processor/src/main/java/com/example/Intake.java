package com.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deals with uploads: the rows of a good file are stored, refused rows and refused files go to
 * quarantine, and what is dealt with is removed last. So an upload that is still there is not done,
 * and doing it again changes nothing.
 *
 * <p>A file is read twice. The first time only checks it, so that a file that is refused as a whole
 * has left nothing in the store.
 */
final class Intake {
  private static final String NOBODY = "unknown";

  private final Incoming incoming;
  private final Quarantine quarantine;
  private final StockStore store;
  private final UploadLimits limits;
  private final Clock clock;

  Intake(
      Incoming incoming,
      Quarantine quarantine,
      StockStore store,
      UploadLimits limits,
      Clock clock) {
    this.incoming = incoming;
    this.quarantine = quarantine;
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /** The storage account of the uploads. */
  String account() {
    return incoming.account();
  }

  /**
   * Deals with what is under the name of an announcement now, which may be newer than what was
   * announced.
   *
   * @throws RuntimeException when it could not be dealt with; then it is still there
   */
  void process(Announcement announced, EventLog log) {
    Optional<Upload> found = incoming.find(announced.name());
    if (found.isEmpty()) {
      log.info("upload-gone", "upload", announced.name());
      return;
    }
    Upload upload = found.get();
    if (!upload.etag().equals(announced.etag())) {
      log.info("upload-changed", "upload", upload.id());
    }
    Optional<UploadName> name = UploadName.of(upload.name());
    try {
      process(upload, name.orElseThrow(() -> new FileRefused(FileReason.NAME)), announced, log);
    } catch (FileRefused e) {
      quarantine.keep(upload, name.map(UploadName::sender).orElse(NOBODY), e.reason());
      log.warning(
          "upload-quarantined",
          "upload",
          upload.id(),
          "name",
          upload.name(),
          "reason",
          e.reason().code(),
          "bytes",
          Long.toString(upload.size()));
    }
    if (!incoming.remove(upload)) {
      log.info("upload-replaced", "upload", upload.id());
    }
  }

  private void process(Upload upload, UploadName name, Announcement announced, EventLog log) {
    if (!upload.block()) {
      throw new FileRefused(FileReason.BLOB_TYPE);
    }
    if (upload.size() > limits.maxBytes()) {
      throw new FileRefused(FileReason.TOO_LARGE);
    }
    Instant end = clock.instant().plus(limits.longest());
    read(upload, new Taking(end, items -> items.size()));
    Taking stored =
        new Taking(
            end, items -> store.put(name.sender(), upload.version(announced.sequencer()), items));
    read(upload, stored);
    if (stored.rejected.count() > 0) {
      quarantine.keepRows(upload, name.sender(), stored.rejected.csv());
    }
    log.info(
        "upload-stored",
        "upload",
        upload.id(),
        "name",
        upload.name(),
        "rows",
        Integer.toString(stored.rows),
        "put",
        Integer.toString(stored.put),
        "rejected",
        Integer.toString(stored.rejected.count()));
  }

  private void read(Upload upload, Taking taking) {
    try {
      StockFile.read(incoming.open(upload), limits, taking);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload could not be read", e);
    }
    taking.flush();
  }

  /** Puts the items of a file in batches. */
  @FunctionalInterface
  private interface Batch {
    int put(List<StockItem> items);
  }

  /** Takes the rows of one file. */
  private final class Taking implements StockFile.Rows {
    private final Instant end;
    private final Batch batch;
    private final List<StockItem> items = new ArrayList<>(StockStore.MAX_ITEMS);
    private final RejectedRows rejected = new RejectedRows(limits.maxRejected());
    private int rows;
    private int put;

    Taking(Instant end, Batch batch) {
      this.end = end;
      this.batch = batch;
    }

    @Override
    public void item(StockItem item) {
      rows++;
      items.add(item);
      if (items.size() == StockStore.MAX_ITEMS) {
        flush();
      }
    }

    @Override
    public void rejected(RejectedRow row) {
      rows++;
      rejected.add(row);
    }

    private void flush() {
      if (clock.instant().isAfter(end)) {
        throw new IllegalStateException("The upload took too long");
      }
      if (!items.isEmpty()) {
        put += batch.put(List.copyOf(items));
        items.clear();
      }
    }
  }
}
