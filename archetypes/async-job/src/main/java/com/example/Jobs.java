package com.example;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What owners do with their jobs. The owner comes from a verified token and is part of each key, so
 * a job of somebody else is as absent as one that never was.
 */
final class Jobs {
  private static final int MAX_TRIES = 10;
  private static final String TOO_MANY_RETRY_SECONDS = "30";
  private static final Pattern ID = Pattern.compile(JobId.PATTERN);

  private final JobStore store;
  private final Consumer<String> queue;
  private final Clock clock;

  Jobs(JobStore store, Consumer<String> queue, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Stores a job and puts it into the queue, in this order: a job that the queue did not take stays
   * queued, and goes there when its owner, who got no answer, submits it again.
   *
   * @param key the same for each time that the owner sends this one job
   * @throws Refusal with 422 when the owner has used the key for something else, 429 when the owner
   *     has too many jobs
   */
  Job submit(Owner owner, String key, Range input, String correlation) {
    String id = JobId.of(owner, key);
    for (int i = 0; i < MAX_TRIES; i++) {
      Instant now = clock.instant();
      Job stored = store.find(owner, id).orElse(null);
      if (stored == null) {
        Job job = Job.submitted(owner, id, input, now);
        switch (store.add(job)) {
          case ADDED -> {
            return queued(job, correlation);
          }
          case TOO_MANY ->
              throw new Refusal(
                  Problem.tooManyRequests(), Map.of("Retry-After", TOO_MANY_RETRY_SECONDS));
          case EXISTS -> {
            // It came a moment ago; it is looked at like one that came long ago.
          }
        }
      } else if (stored.isForgotten(now)) {
        store.remove(stored);
      } else if (stored.request().equals(input.fingerprint())) {
        return queued(stored.at(now), correlation);
      } else {
        throw new Refusal(used());
      }
    }
    throw changing();
  }

  /**
   * One of the owner's jobs.
   *
   * @throws Refusal with 404 when the owner has no such job, or not any more
   */
  Job get(Owner owner, String id) {
    if (!ID.matcher(id).matches()) {
      throw new Refusal(Problem.notFound());
    }
    Instant now = clock.instant();
    return store
        .find(owner, id)
        .filter(job -> !job.isForgotten(now))
        .orElseThrow(() -> new Refusal(Problem.notFound()))
        .at(now);
  }

  /**
   * Cancels a job; a cancelled job stays so. Cancelling and finishing are both conditional writes,
   * so when they meet, the first one counts and the other sees it.
   *
   * @throws Refusal with 404 when the owner has no such job, 409 when it is finished
   */
  Job cancel(Owner owner, String id) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Job job = get(owner, id);
      if (job.state() == Job.State.CANCELLED) {
        return job;
      }
      if (job.state().isFinal()) {
        throw new Refusal(Problem.conflict("The job is finished, so it cannot be cancelled."));
      }
      Job cancelled = job.cancelled(clock.instant());
      if (store.replace(cancelled)) {
        return cancelled;
      }
    }
    throw changing();
  }

  /** A job that is queued may have no message, so it gets one; one too many does no harm. */
  private Job queued(Job job, String correlation) {
    if (job.state() == Job.State.QUEUED) {
      queue.accept(new JobMessage(job.owner().name().toString(), job.id(), correlation).write());
    }
    return job;
  }

  private static Problem used() {
    return new Problem(
        422,
        "Unprocessable content",
        "This Idempotency-Key was used for another request. Take a new one for each job.",
        List.of());
  }

  private static IllegalStateException changing() {
    return new IllegalStateException("The job changed at each try");
  }
}
