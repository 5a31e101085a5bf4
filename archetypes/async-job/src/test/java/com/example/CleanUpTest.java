package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanUpTest {
  private final TestClock clock = new TestClock();
  private final FakeJobStore store = new FakeJobStore();
  private final CleanUp cleanUp = new CleanUp(store, clock);

  @Test
  void leavesAloneWhatIsNotDue() {
    add("caller-1");

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(0, 0));
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
  }

  @Test
  void endsAJobThatIsNotFinishedInTime() {
    add("caller-1");
    clock.advance(Limits.UNFINISHED.plusSeconds(1));

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(1, 0));

    assertThat(store.only().failure()).isEqualTo(JobFailure.TIMED_OUT);
    assertThat(cleanUp.run()).as("once").isEqualTo(new CleanUp.Done(0, 0));
  }

  @Test
  void endsAJobWhoseTryNeverCameBack() {
    add("caller-1");
    store.replace(store.only().started("dead", clock.instant()));
    clock.advance(Limits.UNFINISHED.plusSeconds(1));

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(1, 0));

    assertThat(store.only().state()).isEqualTo(Job.State.FAILED);
  }

  @Test
  void removesAFinishedJobWhenNobodyCanAskForItAnyMore() {
    add("caller-1");
    store.replace(store.only().succeeded("{}", clock.instant()));
    clock.advance(Limits.FINISHED.plusSeconds(1));

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(0, 1));

    assertThat(store.all()).isEmpty();
  }

  @Test
  void removesAJobThatWasNeverFinishedAndIsOver() {
    add("caller-1");
    clock.advance(Limits.UNFINISHED.plus(Limits.FINISHED).plusSeconds(1));

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(0, 1));

    assertThat(store.all()).isEmpty();
  }

  @Test
  void keepsAJobThatIsSubmittedAgainWhileItIsRemoved() {
    Job job = add("caller-1");
    store.replace(store.only().succeeded("{}", clock.instant()));
    clock.advance(Limits.FINISHED.plusSeconds(1));
    store.beforeNextWrite(
        () ->
            new Jobs(store, message -> {}, clock)
                .submit(job.owner(), Submitted.KEY, Submitted.RANGE, Submitted.CORRELATION));

    cleanUp.run();

    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
  }

  @Test
  void looksAtABoundedNumberAndGoesOnTheNextTime() {
    for (int i = 0; i < CleanUp.MAX_JOBS + 1; i++) {
      add("caller-" + i);
    }
    clock.advance(Limits.UNFINISHED.plusSeconds(1));

    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(CleanUp.MAX_JOBS, 0));
    assertThat(cleanUp.run()).isEqualTo(new CleanUp.Done(1, 0));
  }

  private Job add(String subject) {
    Owner owner = Submitted.owner(subject);
    Job job =
        Job.submitted(owner, JobId.of(owner, Submitted.KEY), Submitted.RANGE, clock.instant());
    store.add(job);
    return job;
  }
}
