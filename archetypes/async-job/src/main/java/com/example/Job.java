package com.example;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/**
 * A job as it is stored. Each change of state is one method here and one conditional write there:
 * it takes effect only on the {@link #version} that was read, so two that change a job at once
 * cannot both succeed.
 *
 * @param owner whose it is
 * @param id see {@link JobId}
 * @param request fingerprint of what was submitted, which outlives the input
 * @param input what to work on; null when the job is finished
 * @param submittedAt when it was submitted
 * @param state where it stands
 * @param failure why it failed; null in every other state
 * @param attempts how many tries began
 * @param lease the try that works on it; null when none does
 * @param result what the work made; null in every state but succeeded
 * @param finishedAt when it came to its final state; null until then
 * @param due when it fails, if it is not finished, or is forgotten, if it is
 * @param version changes with every write; null before the first
 */
record Job(
    Owner owner,
    String id,
    String request,
    String input,
    Instant submittedAt,
    State state,
    JobFailure failure,
    int attempts,
    Lease lease,
    String result,
    Instant finishedAt,
    Instant due,
    String version) {

  /** Where a job stands. The last three are final. */
  enum State {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean isFinal() {
      return this != QUEUED && this != RUNNING;
    }
  }

  /**
   * The right of one try to work on a job.
   *
   * @param holder names the try
   * @param until from then on another may take over
   */
  record Lease(String holder, Instant until) {}

  /** A new job. */
  static Job submitted(Owner owner, String id, Range input, Instant now) {
    return new Job(
        owner,
        id,
        input.fingerprint(),
        input.write(),
        now,
        State.QUEUED,
        null,
        0,
        null,
        null,
        null,
        now.plus(Limits.UNFINISHED),
        null);
  }

  /** This job as it is at a time: what is not finished when it is due has failed. */
  Job at(Instant now) {
    return state.isFinal() || now.isBefore(due) ? this : failed(JobFailure.TIMED_OUT, due);
  }

  /** Whether this job is over for everybody, if it is still stored or not. */
  boolean isForgotten(Instant now) {
    Job current = at(now);
    return current.state.isFinal() && !now.isBefore(current.due);
  }

  /** Whether a try that may still be alive works on this job. */
  boolean isHeld(Instant now) {
    return state == State.RUNNING && now.isBefore(lease.until());
  }

  /** Whether this job is that of one try, and nobody has changed that. */
  boolean isHeldBy(String holder) {
    return state == State.RUNNING && lease.holder().equals(holder);
  }

  Job started(String holder, Instant now) {
    return new Job(
        owner,
        id,
        request,
        input,
        submittedAt,
        State.RUNNING,
        null,
        attempts + 1,
        new Lease(holder, now.plus(Limits.LEASE)),
        null,
        null,
        due,
        version);
  }

  /** Given back by its try, for the next. */
  Job released() {
    return new Job(
        owner,
        id,
        request,
        input,
        submittedAt,
        State.QUEUED,
        null,
        attempts,
        null,
        null,
        null,
        due,
        version);
  }

  Job succeeded(String made, Instant now) {
    return finished(State.SUCCEEDED, null, made, now);
  }

  Job failed(JobFailure why, Instant now) {
    return finished(State.FAILED, why, null, now);
  }

  Job cancelled(Instant now) {
    return finished(State.CANCELLED, null, null, now);
  }

  private Job finished(State end, JobFailure why, String made, Instant now) {
    // Without its input: what nobody needs any more is not kept.
    return new Job(
        owner,
        id,
        request,
        null,
        submittedAt,
        end,
        why,
        attempts,
        null,
        made,
        now,
        now.plus(Limits.FINISHED),
        version);
  }

  /** What the owner sees. */
  void write(JsonGenerator json) throws IOException {
    json.writeStringField("id", id);
    json.writeStringField("state", state.code());
    if (failure != null) {
      json.writeStringField("reason", failure.code());
    }
    json.writeStringField("submittedAt", submittedAt.toString());
    if (state.isFinal()) {
      json.writeStringField("finishedAt", finishedAt.toString());
      json.writeStringField("expiresAt", due.toString());
    }
    if (state == State.SUCCEEDED) {
      json.writeStringField("result", location() + "/result");
    }
  }

  /** The address of this job's state. */
  String location() {
    return "/api/jobs/" + id;
  }
}
