package com.example;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs in Table Storage: the owner is the partition, the id the row. Each partition has one row
 * more, the gate: a job is added in one transaction with a change of the gate as it was before the
 * owner's jobs were counted, so that of two jobs that are added at once one is counted again.
 *
 * <p>Limits: 10 seconds for one row, retries included; a search of what is due goes through the
 * whole table and begins no request after a minute.
 */
final class TableJobStore implements JobStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SEARCH = Duration.ofMinutes(1);
  private static final int MAX_TRIES = 10;
  private static final int MAX_PAGE = 1_000;

  private static final String GATE = "gate";
  private static final String ETAG = "odata.etag";
  private static final String REQUEST = "Request";
  private static final String INPUT = "Input";
  private static final String SUBMITTED_AT = "SubmittedAt";
  private static final String STATE = "State";
  private static final String FAILURE = "Failure";
  private static final String ATTEMPTS = "Attempts";
  private static final String HOLDER = "Holder";
  private static final String HELD_UNTIL = "HeldUntil";
  private static final String RESULT = "Result";
  private static final String FINISHED_AT = "FinishedAt";
  private static final String DUE = "Due";

  private final TableClient table;

  TableJobStore(TableClient table) {
    this.table = table;
  }

  @Override
  public Optional<Job> find(Owner owner, String id) {
    return row(owner, id).map(TableJobStore::job);
  }

  @Override
  public Added add(Job job) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<TableEntity> gate = row(job.owner(), GATE);
      if (row(job.owner(), job.id()).isPresent()) {
        return Added.EXISTS;
      }
      if (isFull(job.owner(), job.submittedAt())) {
        return Added.TOO_MANY;
      }
      if (insert(job, gate)) {
        return Added.ADDED;
      }
    }
    // The owner sends so many at once that none of them gets through.
    return Added.TOO_MANY;
  }

  @Override
  public boolean replace(Job job) {
    return changed(
        () ->
            table.updateEntityWithResponse(
                entity(job), TableEntityUpdateMode.REPLACE, true, TIMEOUT, Context.NONE));
  }

  @Override
  public void remove(Job job) {
    remove(entity(job));
  }

  @Override
  public List<Job> due(Instant now, int max) {
    ListEntitiesOptions jobs =
        new ListEntitiesOptions()
            .setFilter("RowKey ne 'gate' and Due lt datetime'" + seconds(now).toString() + "'");
    return search(jobs, max).stream().map(TableJobStore::job).toList();
  }

  @Override
  public void forgetOwners(Instant now, int max) {
    ListEntitiesOptions gates =
        new ListEntitiesOptions()
            .setFilter("RowKey eq 'gate' and Due lt datetime'" + seconds(now).toString() + "'");
    search(gates, max).forEach(this::remove);
  }

  private Optional<TableEntity> row(Owner owner, String key) {
    return TableRows.find(table, owner.name().toString(), key);
  }

  private boolean isFull(Owner owner, Instant now) {
    List<TableEntity> kept =
        StorageAnswer.of(
            () ->
                table
                    .listEntities(
                        new ListEntitiesOptions()
                            .setFilter(
                                "PartitionKey eq '"
                                    + owner.name().toString()
                                    + "' and RowKey ne '"
                                    + GATE
                                    + "'")
                            .setSelect(List.of("PartitionKey", "RowKey", STATE, DUE)),
                        TIMEOUT,
                        Context.NONE)
                    .stream()
                    .limit(Limits.KEPT_JOBS)
                    .toList());
    long open = kept.stream().filter(row -> !state(row).isFinal() && isAhead(row, now)).count();
    return open >= Limits.OPEN_JOBS || kept.size() >= Limits.KEPT_JOBS;
  }

  /** False when the job is there already, or the gate is not as it was when it was read. */
  private boolean insert(Job job, Optional<TableEntity> gate) {
    TableEntity next =
        new TableEntity(job.owner().name().toString(), GATE)
            .addProperty(DUE, time(job.due().plus(Limits.FINISHED)));
    gate.ifPresent(old -> next.addProperty(ETAG, old.getETag()));
    TableTransactionAction passed =
        gate.isPresent()
            ? new TableTransactionAction(TableTransactionActionType.UPDATE_REPLACE, next, true)
            : new TableTransactionAction(TableTransactionActionType.CREATE, next);
    return changed(
        () ->
            table.submitTransactionWithResponse(
                List.of(
                    new TableTransactionAction(TableTransactionActionType.CREATE, entity(job)),
                    passed),
                TIMEOUT,
                Context.NONE));
  }

  private void remove(TableEntity row) {
    // Without an effect when it is another version by now, or gone.
    changed(() -> table.deleteEntityWithResponse(row, true, TIMEOUT, Context.NONE));
  }

  /** Without the part of a second, of which the service's filters take seven digits only. */
  private static Instant seconds(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  private List<TableEntity> search(ListEntitiesOptions options, int max) {
    List<TableEntity> found = new ArrayList<>();
    long begin = System.nanoTime();
    return StorageAnswer.of(
        () -> {
          for (PagedResponse<TableEntity> page :
              table
                  .listEntities(options.setTop(Math.min(max, MAX_PAGE)), TIMEOUT, Context.NONE)
                  .iterableByPage()) {
            found.addAll(page.getValue());
            if (found.size() >= max || System.nanoTime() - begin > SEARCH.toNanos()) {
              break;
            }
          }
          return List.copyOf(found.subList(0, Math.min(max, found.size())));
        });
  }

  /** Whether a conditional write took effect. */
  private static boolean changed(Runnable write) {
    try {
      StorageAnswer.of(
          () -> {
            write.run();
            return true;
          });
      return true;
    } catch (TableServiceException e) {
      if (TableRows.is(TableErrorCode.ENTITY_ALREADY_EXISTS, e)
          || TableRows.is(TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED, e)
          || TableRows.is(TableErrorCode.RESOURCE_NOT_FOUND, e)) {
        return false;
      }
      throw e;
    }
  }

  private static TableEntity entity(Job job) {
    TableEntity row = new TableEntity(job.owner().name().toString(), job.id());
    row.addProperty(REQUEST, job.request());
    row.addProperty(SUBMITTED_AT, time(job.submittedAt()));
    row.addProperty(STATE, job.state().name());
    row.addProperty(ATTEMPTS, job.attempts());
    row.addProperty(DUE, time(job.due()));
    if (job.input() != null) {
      row.addProperty(INPUT, job.input());
    }
    if (job.lease() != null) {
      row.addProperty(HOLDER, job.lease().holder());
      row.addProperty(HELD_UNTIL, time(job.lease().until()));
    }
    if (job.failure() != null) {
      row.addProperty(FAILURE, job.failure().name());
    }
    if (job.result() != null) {
      row.addProperty(RESULT, job.result());
    }
    if (job.finishedAt() != null) {
      row.addProperty(FINISHED_AT, time(job.finishedAt()));
    }
    if (job.version() != null) {
      row.addProperty(ETAG, job.version());
    }
    return row;
  }

  private static Job job(TableEntity row) {
    String failure = (String) row.getProperty(FAILURE);
    String holder = (String) row.getProperty(HOLDER);
    return new Job(
        Owner.named(row.getPartitionKey()),
        row.getRowKey(),
        (String) row.getProperty(REQUEST),
        (String) row.getProperty(INPUT),
        instant(row, SUBMITTED_AT),
        state(row),
        failure == null ? null : JobFailure.valueOf(failure),
        (Integer) row.getProperty(ATTEMPTS),
        holder == null ? null : new Job.Lease(holder, instant(row, HELD_UNTIL)),
        (String) row.getProperty(RESULT),
        instant(row, FINISHED_AT),
        instant(row, DUE),
        row.getETag());
  }

  private static Job.State state(TableEntity row) {
    return Job.State.valueOf((String) row.getProperty(STATE));
  }

  private static boolean isAhead(TableEntity row, Instant now) {
    return now.isBefore(instant(row, DUE));
  }

  private static Instant instant(TableEntity row, String name) {
    return row.getProperty(name) instanceof OffsetDateTime time ? time.toInstant() : null;
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
