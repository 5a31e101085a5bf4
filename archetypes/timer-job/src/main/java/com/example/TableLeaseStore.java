package com.example;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import java.time.ZoneOffset;
import java.util.Optional;

/** The lease in one row of Table Storage. */
final class TableLeaseStore implements LeaseStore {
  private static final String PARTITION = "lease";
  private static final String ROW = "dispatch-reminders";
  private static final String OWNER = "Owner";
  private static final String TOKEN = "Token";
  private static final String EXPIRES = "ExpiresAt";
  private static final String DONE_UP_TO = "DoneUpTo";

  private final TableVersionedRows rows;

  TableLeaseStore(TableClient table) {
    this.rows = new TableVersionedRows(table);
  }

  @Override
  public Optional<Lease> find() {
    return rows.find(PARTITION, ROW).map(TableLeaseStore::lease);
  }

  @Override
  public Optional<Lease> write(Lease lease) {
    TableEntity row =
        new TableEntity(PARTITION, ROW)
            .addProperty(OWNER, lease.owner())
            .addProperty(TOKEN, lease.token())
            .addProperty(EXPIRES, lease.expires().atOffset(ZoneOffset.UTC));
    if (lease.doneUpTo() != null) {
      row.addProperty(DONE_UP_TO, lease.doneUpTo().atOffset(ZoneOffset.UTC));
    }
    return rows.write(row, lease.version()).map(lease::stored);
  }

  private static Lease lease(TableEntity row) {
    return new Lease(
        (String) row.getProperty(OWNER),
        (Long) row.getProperty(TOKEN),
        TableVersionedRows.instant(row, EXPIRES),
        TableVersionedRows.instant(row, DONE_UP_TO),
        row.getETag());
  }
}
