package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The store on a real table service. */
class TableJobStoreIT {
  private static final int AT_ONCE = 12;
  private static final Owner OWNER = Submitted.OWNER;
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");

  private final TableClient table = EmulatedTables.table();
  private final TableJobStore store = new TableJobStore(table);

  @Test
  void keepsAJobInEachOfItsStates() {
    Job job = job(OWNER, 1);
    assertThat(store.add(job)).isEqualTo(JobStore.Added.ADDED);
    assertKept(job);

    Job started = read(job).started("try", NOW);
    assertThat(store.replace(started)).isTrue();
    assertKept(started);

    Job released = read(job).released();
    assertThat(store.replace(released)).isTrue();
    assertKept(released);

    Job failed = read(job).failed(JobFailure.WORK_FAILED, NOW);
    assertThat(store.replace(failed)).isTrue();
    assertKept(failed);
    assertThat(table.getEntity(OWNER.name().toString(), job.id()).getProperties())
        .as("what a finished job does not need is gone")
        .doesNotContainKeys("Input", "Holder", "HeldUntil");
  }

  @Test
  void keepsTheLargestResult() {
    Job job = job(OWNER, 1);
    store.add(job);

    store.replace(read(job).succeeded("\u00e9".repeat(Limits.RESULT_LENGTH), NOW));

    assertThat(read(job).result()).hasSize(Limits.RESULT_LENGTH);
  }

  @Test
  void refusesAnOldVersion() {
    Job job = job(OWNER, 1);
    store.add(job);
    Job old = read(job);
    store.replace(old.started("try", NOW));

    assertThat(store.replace(old.cancelled(NOW))).isFalse();
    store.remove(old);

    assertThat(read(job).state()).isEqualTo(Job.State.RUNNING);
  }

  @Test
  void changesNothingThatIsGone() {
    Job job = job(OWNER, 1);
    store.add(job);
    Job read = read(job);
    store.remove(read);

    assertThat(store.find(OWNER, job.id())).isEmpty();
    assertThat(store.replace(read.started("try", NOW))).isFalse();
    store.remove(read);
  }

  @Test
  void addsAJobOnce() {
    store.add(job(OWNER, 1));

    assertThat(store.add(job(OWNER, 1))).isEqualTo(JobStore.Added.EXISTS);
  }

  @Test
  void keepsOwnersApart() {
    store.add(job(OWNER, 1));

    assertThat(store.find(Submitted.owner("caller-2"), job(OWNER, 1).id())).isEmpty();
  }

  @Test
  void doesNotTakeTheGateForAJob() {
    store.add(job(OWNER, 1));

    assertThat(store.due(NOW.plus(Duration.ofDays(365)), 10)).hasSize(1);
  }

  @Test
  void addsNoMoreThanAnOwnerMayHaveHoweverManyComeAtOnce() throws Exception {
    List<JobStore.Added> added =
        AtOnce.call(
            IntStream.range(0, AT_ONCE)
                .mapToObj(i -> job(OWNER, i))
                .<Callable<JobStore.Added>>map(job -> () -> store.add(job))
                .toList());

    assertThat(added).filteredOn(JobStore.Added.ADDED::equals).hasSize(Limits.OPEN_JOBS);
    assertThat(store.due(NOW.plus(Duration.ofDays(365)), 100)).hasSize(Limits.OPEN_JOBS);
  }

  @Test
  void countsNeitherFinishedNorLateJobsAsOpen() {
    for (int i = 0; i < Limits.OPEN_JOBS; i++) {
      store.add(job(OWNER, i));
    }
    assertThat(store.add(job(OWNER, 90))).isEqualTo(JobStore.Added.TOO_MANY);

    store.replace(read(job(OWNER, 0)).cancelled(NOW));
    assertThat(store.add(job(OWNER, 91))).isEqualTo(JobStore.Added.ADDED);
    assertThat(store.add(job(OWNER, 92))).isEqualTo(JobStore.Added.TOO_MANY);
    Job later = Job.submitted(OWNER, id(OWNER, 93), Submitted.RANGE, NOW.plus(Limits.UNFINISHED));
    assertThat(store.add(later)).isEqualTo(JobStore.Added.ADDED);
  }

  @Test
  void addsNoMoreThanIsKeptForAnOwner() {
    for (int i = 0; i < Limits.KEPT_JOBS; i++) {
      assertThat(store.add(job(OWNER, i))).as("job %d", i).isEqualTo(JobStore.Added.ADDED);
      store.replace(read(job(OWNER, i)).cancelled(NOW));
    }

    assertThat(store.add(job(OWNER, 999))).isEqualTo(JobStore.Added.TOO_MANY);
    store.remove(read(job(OWNER, 0)));
    assertThat(store.add(job(OWNER, 999))).isEqualTo(JobStore.Added.ADDED);
  }

  @Test
  void findsWhatIsDueOfAllOwnersAndNoMoreThanAsked() {
    for (int i = 0; i < 3; i++) {
      store.add(job(Submitted.owner("caller-" + i), 1));
    }

    assertThat(store.due(NOW.plus(Limits.UNFINISHED).minusSeconds(1), 10)).isEmpty();
    assertThat(store.due(NOW.plus(Limits.UNFINISHED).plusSeconds(1), 10)).hasSize(3);
    assertThat(store.due(NOW.plus(Limits.UNFINISHED).plusSeconds(1), 2)).hasSize(2);
  }

  @Test
  void forgetsOwnersWithoutJobsAndLetsThemComeBack() {
    Job job = job(OWNER, 1);
    store.add(job);
    store.remove(read(job));
    store.forgetOwners(NOW.plus(Duration.ofHours(1)), 10);
    assertThat(table.listEntities()).hasSize(1);

    store.forgetOwners(NOW.plus(Duration.ofDays(365)), 10);

    assertThat(table.listEntities()).isEmpty();
    assertThat(store.add(job)).isEqualTo(JobStore.Added.ADDED);
  }

  @Test
  void takesAMissingTableForAFaultAndNotForAMissingJob() {
    table.deleteTable();

    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.find(OWNER, id(OWNER, 1)));
    assertThatExceptionOfType(TableServiceException.class)
        .isThrownBy(() -> store.add(job(OWNER, 1)));
  }

  private void assertKept(Job job) {
    assertThat(read(job)).usingRecursiveComparison().ignoringFields("version").isEqualTo(job);
  }

  private Job read(Job job) {
    return store.find(job.owner(), job.id()).orElseThrow();
  }

  private static Job job(Owner owner, int number) {
    return Job.submitted(owner, id(owner, number), Submitted.RANGE, NOW);
  }

  private static String id(Owner owner, int number) {
    return JobId.of(owner, Submitted.key(number));
  }
}
