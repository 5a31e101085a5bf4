package com.example;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Jobs in memory, with versions. It fails when told to, lets something happen before a write, and
 * loses the answer of a write that took effect.
 */
final class FakeJobStore implements JobStore {
  private final Map<String, Job> jobs = new TreeMap<>();
  private final List<String> writes = new ArrayList<>();
  private RuntimeException failure;
  private Runnable beforeWrite = () -> {};
  private boolean answerLost;
  private int uses;
  private int versions;

  void failWith(RuntimeException thrown) {
    failure = thrown;
  }

  void recover() {
    failure = null;
  }

  /** Lets something happen between what a caller has read and what it writes next. */
  void beforeNextWrite(Runnable happening) {
    beforeWrite = happening;
  }

  void loseNextAnswer() {
    answerLost = true;
  }

  int uses() {
    return uses;
  }

  /** The states that were written, in order. */
  List<String> writes() {
    return List.copyOf(writes);
  }

  /** The only job. */
  Job only() {
    if (jobs.size() != 1) {
      throw new AssertionError("There are " + jobs.size() + " jobs");
    }
    return jobs.values().iterator().next();
  }

  List<Job> all() {
    return List.copyOf(jobs.values());
  }

  @Override
  public Optional<Job> find(Owner owner, String id) {
    use();
    return Optional.ofNullable(jobs.get(key(owner, id)));
  }

  @Override
  public Added add(Job job) {
    write();
    if (jobs.containsKey(key(job.owner(), job.id()))) {
      return Added.EXISTS;
    }
    List<Job> kept = jobs.values().stream().filter(j -> j.owner().equals(job.owner())).toList();
    long open = kept.stream().filter(j -> !j.at(job.submittedAt()).state().isFinal()).count();
    if (open >= Limits.OPEN_JOBS || kept.size() >= Limits.KEPT_JOBS) {
      return Added.TOO_MANY;
    }
    put(job);
    return Added.ADDED;
  }

  @Override
  public boolean replace(Job job) {
    write();
    if (!isUnchanged(job)) {
      return false;
    }
    put(job);
    boolean lost = answerLost;
    answerLost = false;
    return !lost;
  }

  @Override
  public void remove(Job job) {
    write();
    if (isUnchanged(job)) {
      jobs.remove(key(job.owner(), job.id()));
    }
  }

  @Override
  public List<Job> due(Instant now, int max) {
    use();
    return jobs.values().stream().filter(job -> job.due().isBefore(now)).limit(max).toList();
  }

  @Override
  public void forgetOwners(Instant now, int max) {
    use();
  }

  private void use() {
    uses++;
    if (failure != null) {
      throw failure;
    }
  }

  private void write() {
    use();
    Runnable happening = beforeWrite;
    beforeWrite = () -> {};
    happening.run();
  }

  private void put(Job job) {
    versions++;
    writes.add(job.state().code());
    jobs.put(
        key(job.owner(), job.id()),
        new Job(
            job.owner(),
            job.id(),
            job.request(),
            job.input(),
            job.submittedAt(),
            job.state(),
            job.failure(),
            job.attempts(),
            job.lease(),
            job.result(),
            job.finishedAt(),
            job.due(),
            "v" + versions));
  }

  private boolean isUnchanged(Job job) {
    Job stored = jobs.get(key(job.owner(), job.id()));
    return stored != null && stored.version().equals(job.version());
  }

  private static String key(Owner owner, String id) {
    return owner.name() + "/" + id;
  }
}
