package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobRunnerTest {
  private static final Owner OWNER = Submitted.OWNER;
  private static final String RESULT = "{\"primes\":25}";

  private final TestClock clock = new TestClock();
  private final FakeJobStore store = new FakeJobStore();
  private final Job job =
      Job.submitted(OWNER, JobId.of(OWNER, Submitted.KEY), Submitted.RANGE, clock.instant());

  JobRunnerTest() {
    store.add(job);
  }

  @Test
  void worksOnWhatWasSubmittedAndKeepsTheResult() {
    Work work =
        (input, checkpoint) -> {
          assertThat(input).isEqualTo(Submitted.RANGE);
          assertThat(store.only().state()).isEqualTo(Job.State.RUNNING);
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.SUCCEEDED);

    assertThat(store.only().result()).isEqualTo(RESULT);
    assertThat(store.only().input()).as("nobody needs it any more").isNull();
    assertThat(store.only().due()).isEqualTo(clock.instant().plus(Limits.FINISHED));
    assertThat(store.writes()).containsExactly("queued", "running", "succeeded");
  }

  @Test
  void doesNothingForASecondDelivery() {
    run((input, checkpoint) -> RESULT);

    assertThat(run(unwanted())).isEqualTo(JobRunner.Outcome.FINISHED_BEFORE);

    assertThat(store.writes()).containsExactly("queued", "running", "succeeded");
  }

  @Test
  void doesNothingForACancelledJob() {
    store.replace(store.only().cancelled(clock.instant()));

    assertThat(run(unwanted())).isEqualTo(JobRunner.Outcome.FINISHED_BEFORE);
  }

  @Test
  void doesNothingForAJobThatIsGone() {
    store.remove(store.only());

    assertThat(run(unwanted())).isEqualTo(JobRunner.Outcome.ABSENT);
  }

  @Test
  void doesNothingForAJobThatIsForgottenButNotRemoved() {
    clock.advance(Limits.UNFINISHED.plus(Limits.FINISHED));

    assertThat(run(unwanted())).isEqualTo(JobRunner.Outcome.ABSENT);
  }

  @Test
  void doesNotBeginWhatHasTimedOut() {
    clock.advance(Limits.UNFINISHED);

    assertThat(run(unwanted())).isEqualTo(JobRunner.Outcome.FINISHED_BEFORE);
  }

  @Test
  void leavesAJobToTheTryThatWorksOnIt() {
    Work work =
        (input, checkpoint) -> {
          assertThatExceptionOfType(JobBusy.class).isThrownBy(() -> run(unwanted()));
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
    assertThat(store.only().attempts()).isEqualTo(1);
  }

  @Test
  void takesAJobOverFromATryThatDied() {
    store.replace(store.only().started("dead", clock.instant()));
    clock.advance(Limits.LEASE.minusSeconds(1));
    assertThatExceptionOfType(JobBusy.class).isThrownBy(() -> run(unwanted()));
    clock.advance(Duration.ofSeconds(1));

    assertThat(run((input, checkpoint) -> RESULT)).isEqualTo(JobRunner.Outcome.SUCCEEDED);

    assertThat(store.only().attempts()).as("both tries are recorded").isEqualTo(2);
  }

  @Test
  void letsOneOfTwoTriesThatBeginAtOnceHaveTheJob() {
    store.beforeNextWrite(() -> store.replace(store.only().started("faster", clock.instant())));

    assertThatExceptionOfType(JobBusy.class).isThrownBy(() -> run(unwanted()));

    assertThat(store.only().isHeldBy("faster")).isTrue();
  }

  @Test
  void goesOnWhenTheAnswerToItsFirstWriteWasLost() {
    store.loseNextAnswer();

    assertThat(run((input, checkpoint) -> RESULT)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
    assertThat(store.only().attempts()).isEqualTo(1);
  }

  @Test
  void dropsTheResultOfAJobThatWasCancelledWhileItWorked() {
    Work work =
        (input, checkpoint) -> {
          store.replace(store.only().cancelled(clock.instant()));
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.LET_GO);

    assertThat(store.only().state()).isEqualTo(Job.State.CANCELLED);
    assertThat(store.only().result()).isNull();
  }

  @Test
  void dropsTheResultOfAJobThatIsCancelledAtTheVeryEnd() {
    Work work =
        (input, checkpoint) -> {
          store.beforeNextWrite(() -> store.replace(store.only().cancelled(clock.instant())));
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.LET_GO);

    assertThat(store.only().state()).isEqualTo(Job.State.CANCELLED);
  }

  @Test
  void dropsTheResultOfAJobThatAnotherTryTookOver() {
    Work work =
        (input, checkpoint) -> {
          store.replace(store.only().started("other", clock.instant()));
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.LET_GO);

    assertThat(store.only().isHeldBy("other")).isTrue();
  }

  @Test
  void stopsAtTheNextCheckpointWhenTheJobIsCancelled() {
    Work work =
        (input, checkpoint) -> {
          checkpoint.pass();
          store.replace(store.only().cancelled(clock.instant()));
          clock.advance(Limits.LOOK);
          checkpoint.pass();
          throw new AssertionError("The work went on");
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.LET_GO);
    assertThat(store.only().state()).isEqualTo(Job.State.CANCELLED);
  }

  @Test
  void looksAtTheStoreNoMoreOftenThanNeeded() {
    Work work =
        (input, checkpoint) -> {
          int before = store.uses();
          for (int i = 0; i < 1_000; i++) {
            checkpoint.pass();
          }
          assertThat(store.uses()).isEqualTo(before);
          clock.advance(Limits.LOOK);
          checkpoint.pass();
          checkpoint.pass();
          assertThat(store.uses()).isEqualTo(before + 1);
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
  }

  @Test
  void worksOnWhileTheStoreCannotBeAsked() {
    Work work =
        (input, checkpoint) -> {
          store.failWith(new StoreUnavailable(new IOException("down")));
          clock.advance(Limits.LOOK);
          checkpoint.pass();
          store.recover();
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
  }

  @Test
  void failsAJobThatTakesTooLong() {
    Work work =
        (input, checkpoint) -> {
          clock.advance(Limits.TRY);
          checkpoint.pass();
          return RESULT;
        };

    assertThat(run(work)).isEqualTo(JobRunner.Outcome.TOOK_TOO_LONG);
    assertFailed(JobFailure.TOOK_TOO_LONG);
  }

  @Test
  void failsAJobWhoseResultIsTooLarge() {
    assertThat(run((input, checkpoint) -> "x".repeat(Limits.RESULT_LENGTH + 1)))
        .isEqualTo(JobRunner.Outcome.RESULT_TOO_LARGE);
    assertFailed(JobFailure.RESULT_TOO_LARGE);
  }

  @Test
  void keepsTheLargestResultThatIsAllowed() {
    assertThat(run((input, checkpoint) -> "x".repeat(Limits.RESULT_LENGTH)))
        .isEqualTo(JobRunner.Outcome.SUCCEEDED);
  }

  @Test
  void givesAJobBackWhenTheWorkFails() {
    assertThatIllegalStateException().isThrownBy(() -> run(failing()));

    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
    assertThat(store.only().attempts()).isEqualTo(1);
    assertThat(run((input, checkpoint) -> RESULT)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
  }

  @Test
  void throwsWhatFailedEvenIfTheJobCannotBeGivenBack() {
    Work work =
        (input, checkpoint) -> {
          store.failWith(new StoreUnavailable(new IOException("down")));
          throw new IllegalStateException("the work failed");
        };

    assertThatIllegalStateException().isThrownBy(() -> run(work)).withMessage("the work failed");
    store.recover();
    clock.advance(Limits.LEASE);
    assertThat(run((input, checkpoint) -> RESULT)).isEqualTo(JobRunner.Outcome.SUCCEEDED);
  }

  @Test
  void doesNotGiveBackWhatWasCancelledMeanwhile() {
    Work work =
        (input, checkpoint) -> {
          store.replace(store.only().cancelled(clock.instant()));
          throw new IllegalStateException("the work failed");
        };

    assertThatIllegalStateException().isThrownBy(() -> run(work));

    assertThat(store.only().state()).isEqualTo(Job.State.CANCELLED);
  }

  @Test
  void givesUpAJobThatNobodyWorksOn() {
    assertThat(giveUp()).isTrue();

    assertFailed(JobFailure.OUT_OF_DELIVERIES);
  }

  @Test
  void givesUpAJobOfADeadTryOnlyWhenItsLeaseIsOver() {
    store.replace(store.only().started("dead", clock.instant()));
    assertThat(giveUp()).isFalse();
    assertThat(store.only().state()).isEqualTo(Job.State.RUNNING);
    clock.advance(Limits.LEASE);

    assertThat(giveUp()).isTrue();

    assertFailed(JobFailure.OUT_OF_DELIVERIES);
  }

  @Test
  void givesUpNothingThatIsFinished() {
    run((input, checkpoint) -> RESULT);

    assertThat(giveUp()).isTrue();

    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void givesUpNothingThatFinishesMeanwhile() {
    store.beforeNextWrite(() -> run((input, checkpoint) -> RESULT));

    assertThat(giveUp()).isTrue();

    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void keepsItsTriesShorterThanTheHostLetsThemBeAndTheirLeasesLonger() {
    // functionTimeout in host.json
    Duration timeout = Duration.ofMinutes(5);

    assertThat(Limits.TRY).isLessThan(timeout);
    assertThat(Limits.LEASE).isGreaterThan(timeout);
  }

  private boolean giveUp() {
    return runner(unwanted()).giveUp(OWNER, job.id(), JobFailure.OUT_OF_DELIVERIES);
  }

  private JobRunner.Outcome run(Work work) {
    return runner(work).run(OWNER, job.id());
  }

  private JobRunner runner(Work work) {
    return new JobRunner(store, work, clock);
  }

  private static Work unwanted() {
    return (input, checkpoint) -> {
      throw new AssertionError("There is nothing to work on");
    };
  }

  private static Work failing() {
    return (input, checkpoint) -> {
      throw new IllegalStateException("the work failed");
    };
  }

  private void assertFailed(JobFailure why) {
    assertThat(store.only().state()).isEqualTo(Job.State.FAILED);
    assertThat(store.only().failure()).isEqualTo(why);
    assertThat(store.only().result()).isNull();
  }
}
