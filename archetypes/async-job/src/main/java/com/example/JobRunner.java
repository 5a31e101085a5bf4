package com.example;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Works on jobs. A try takes a job by a conditional write that names the try and until when the job
 * is its own, and ends it by another: whatever happens in between, a job is never ended by a try
 * that does not hold it any more.
 */
final class JobRunner {
  private static final int MAX_TRIES = 10;

  private final JobStore store;
  private final Work work;
  private final Clock clock;

  JobRunner(JobStore store, Work work, Clock clock) {
    this.store = store;
    this.work = work;
    this.clock = clock;
  }

  /** What a try came to. */
  enum Outcome {
    /** There is no such job, or not any more. */
    ABSENT,
    /** The job had come to its final state before. */
    FINISHED_BEFORE,
    SUCCEEDED,
    /** The job failed, since this and every other try would take too long. */
    TOOK_TOO_LONG,
    /** The job failed, since its result is larger than what is kept. */
    RESULT_TOO_LARGE,
    /** The job was cancelled, or taken over, while the try worked on it; its work is dropped. */
    LET_GO
  }

  /**
   * Works on a job, if there is something left to do.
   *
   * @throws JobBusy when another try may be at work
   * @throws RuntimeException of the work or the store, after the job was given back
   */
  Outcome run(Owner owner, String id) {
    String holder = UUID.randomUUID().toString();
    Optional<Job> found = take(owner, id, holder);
    if (found.isEmpty()) {
      return Outcome.ABSENT;
    }
    Job job = found.get();
    if (!job.isHeldBy(holder)) {
      return Outcome.FINISHED_BEFORE;
    }
    boolean open = true;
    try {
      Outcome outcome = work(job);
      open = false;
      return outcome;
    } finally {
      if (open) {
        giveBack(job);
      }
    }
  }

  /**
   * Ends a job as failed, since nobody will work on it any more.
   *
   * @return false when a try may still be alive, so that it is too early
   */
  boolean giveUp(Owner owner, String id, JobFailure why) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Instant now = clock.instant();
      Optional<Job> found = current(owner, id, now);
      if (found.isEmpty() || found.get().state().isFinal()) {
        return true;
      }
      if (found.get().isHeld(now)) {
        return false;
      }
      if (store.replace(found.get().failed(why, now))) {
        return true;
      }
    }
    throw changing();
  }

  /** The job, held by this try or in its final state; empty when there is none. */
  private Optional<Job> take(Owner owner, String id, String holder) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Instant now = clock.instant();
      Optional<Job> found = current(owner, id, now);
      // It may be held by this try already: a write may take effect although its answer is lost.
      if (found.isEmpty() || found.get().state().isFinal() || found.get().isHeldBy(holder)) {
        return found;
      }
      if (found.get().isHeld(now)) {
        throw new JobBusy();
      }
      store.replace(found.get().started(holder, now));
    }
    throw changing();
  }

  private Outcome work(Job job) {
    try {
      String result = work.on(Range.read(job.input()), new Watch(job));
      return result.length() > Limits.RESULT_LENGTH
          ? fail(job, JobFailure.RESULT_TOO_LARGE, Outcome.RESULT_TOO_LARGE)
          : end(job, held -> held.succeeded(result, clock.instant()), Outcome.SUCCEEDED);
    } catch (JobStopped e) {
      return e.late() ? fail(job, JobFailure.TOOK_TOO_LONG, Outcome.TOOK_TOO_LONG) : Outcome.LET_GO;
    }
  }

  private Outcome fail(Job job, JobFailure why, Outcome outcome) {
    return end(job, held -> held.failed(why, clock.instant()), outcome);
  }

  /** Writes the final state of a job, if its try still holds it. */
  private Outcome end(Job job, UnaryOperator<Job> change, Outcome outcome) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<Job> held = held(job, clock.instant());
      if (held.isEmpty()) {
        return Outcome.LET_GO;
      }
      if (store.replace(change.apply(held.get()))) {
        return outcome;
      }
    }
    throw changing();
  }

  private void giveBack(Job job) {
    try {
      held(job, clock.instant()).map(Job::released).ifPresent(store::replace);
    } catch (StoreUnavailable e) {
      // The lease runs out by itself, and the caller has to see what failed first.
    }
  }

  private Optional<Job> held(Job job, Instant now) {
    return current(job.owner(), job.id(), now)
        .filter(current -> current.isHeldBy(job.lease().holder()));
  }

  private Optional<Job> current(Owner owner, String id, Instant now) {
    return store.find(owner, id).filter(job -> !job.isForgotten(now)).map(job -> job.at(now));
  }

  private static IllegalStateException changing() {
    return new IllegalStateException("The job changed at each try");
  }

  /** Stops a try that takes too long or whose job is not its own any more. */
  private final class Watch implements Work.Checkpoint {
    private final Job job;
    private final Instant end;
    private Instant nextLook;

    Watch(Job job) {
      Instant now = clock.instant();
      this.job = job;
      this.end = now.plus(Limits.TRY);
      this.nextLook = now.plus(Limits.LOOK);
    }

    @Override
    public void pass() {
      Instant now = clock.instant();
      if (!now.isBefore(end)) {
        throw new JobStopped(true);
      }
      if (!now.isBefore(nextLook)) {
        nextLook = now.plus(Limits.LOOK);
        if (!isStillHeld(now)) {
          throw new JobStopped(false);
        }
      }
    }

    private boolean isStillHeld(Instant now) {
      try {
        return held(job, now).isPresent();
      } catch (StoreUnavailable e) {
        // The work need not be lost for that: its last write is conditional anyway.
        return true;
      }
    }
  }
}
