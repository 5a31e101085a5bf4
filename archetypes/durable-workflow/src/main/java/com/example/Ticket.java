package com.example;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a request for a quote before, beside and after its workflow: one row for one key
 * of one caller. The task hub alone cannot promise that a key is used once, since it starts a
 * finished instance anew.
 *
 * @param owner the caller, hashed, since keys of storage get into logs
 * @param id the same for each time that the caller sends this one request
 * @param request fingerprint of what was asked for
 * @param createdAt when it came first, in milliseconds
 * @param step how far its start is
 * @param until when a start that was begun counts as broken off; null in every other step
 * @param cancelled whether the owner does not want it any more
 * @param version changes with every write; null before the first
 */
record Ticket(
    String owner,
    String id,
    String request,
    Instant createdAt,
    Step step,
    Instant until,
    boolean cancelled,
    String version) {

  /** How long a quote can be asked for; its workflow's history is kept a little longer. */
  static final Duration KEPT = Duration.ofDays(30);

  /** How long one call may take to start a workflow; another call waits as long for it. */
  static final Duration START = Duration.ofMinutes(1);

  /** How far the start of a workflow is. */
  enum Step {
    NEW,
    STARTING,
    STARTED
  }

  static Ticket issued(String owner, String id, String request, Instant now) {
    return new Ticket(owner, id, request, now, Step.NEW, null, false, null);
  }

  /**
   * The id of the workflow's instance. A key that is used again when its ticket is over gets
   * another one, so it cannot meet an old instance.
   */
  String instance() {
    return id + "-" + Long.toHexString(createdAt.toEpochMilli());
  }

  boolean isForgotten(Instant now) {
    return !now.isBefore(createdAt.plus(KEPT));
  }

  /** Whether this call has to start the workflow: nobody did, or whoever began died over it. */
  boolean isToStart(Instant now) {
    return !cancelled && (step == Step.NEW || step == Step.STARTING && !now.isBefore(until));
  }

  Ticket starting(Instant now) {
    return with(Step.STARTING, now.plus(START), cancelled);
  }

  Ticket started() {
    return with(Step.STARTED, null, cancelled);
  }

  Ticket notStarted() {
    return with(Step.NEW, null, cancelled);
  }

  Ticket withoutInterest() {
    return with(step, until, true);
  }

  Ticket withVersion(String newVersion) {
    return new Ticket(owner, id, request, createdAt, step, until, cancelled, newVersion);
  }

  private Ticket with(Step newStep, Instant newUntil, boolean newCancelled) {
    return new Ticket(owner, id, request, createdAt, newStep, newUntil, newCancelled, version);
  }
}
