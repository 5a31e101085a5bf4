package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {
  private static final Owner OWNER = Submitted.OWNER;
  private static final Owner STRANGER = Submitted.owner("caller-2");
  private static final Range RANGE = Submitted.RANGE;
  private static final Range OTHER_RANGE = new Range(1, 101);
  private static final String KEY = Submitted.KEY;

  private final TestClock clock = new TestClock();
  private final FakeJobStore store = new FakeJobStore();
  private final FakeMessageQueue queue = new FakeMessageQueue();
  private final List<String> statesWhenSent = new ArrayList<>();
  private final Jobs jobs =
      new Jobs(
          store,
          message -> {
            statesWhenSent.addAll(store.writes());
            queue.send(message);
          },
          clock);

  @Test
  void storesAJobBeforeItIsInTheQueue() {
    Job job = submit();

    assertThat(statesWhenSent).containsExactly("queued");
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
    assertThat(JobMessage.read(queue.sent().get(0)))
        .isEqualTo(new JobMessage(OWNER.name().toString(), job.id(), Submitted.CORRELATION));
  }

  @Test
  void answersTheSameJobForTheSameKey() {
    Job first = submit();
    Job again = submit();

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void putsAJobIntoTheQueueThatACrashKeptOutOfIt() {
    queue.fail(new IllegalStateException("gone between the two writes"));
    assertThatThrownBy(this::submit).isInstanceOf(IllegalStateException.class);
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
    FakeMessageQueue working = new FakeMessageQueue();

    Job job =
        new Jobs(store, working::send, clock).submit(OWNER, KEY, RANGE, Submitted.CORRELATION);

    assertThat(working.sent()).containsExactly(Submitted.message(job));
  }

  @Test
  void sendsNoMessageForAJobThatIsUnderWayOrDone() {
    submit();
    store.replace(store.only().started("try", clock.instant()));
    assertThat(submit().state()).isEqualTo(Job.State.RUNNING);
    store.replace(store.only().succeeded("{}", clock.instant()));
    assertThat(submit().state()).isEqualTo(Job.State.SUCCEEDED);

    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void refusesAnotherRequestUnderAUsedKey() {
    submit();

    assertRefused(422, () -> jobs.submit(OWNER, KEY, OTHER_RANGE, Submitted.CORRELATION));
    store.replace(store.only().cancelled(clock.instant()));
    assertRefused(422, () -> jobs.submit(OWNER, KEY, OTHER_RANGE, Submitted.CORRELATION));

    assertThat(store.all()).hasSize(1);
    assertThat(queue.sent()).hasSize(1);
  }

  @Test
  void letsTwoOwnersUseTheSameKey() {
    Job own = submit();
    Job other = jobs.submit(STRANGER, KEY, OTHER_RANGE, Submitted.CORRELATION);

    assertThat(other.id()).isNotEqualTo(own.id());
    assertThat(store.all()).hasSize(2);
  }

  @Test
  void makesOneJobOfTwoThatAreSubmittedAtOnce() {
    store.beforeNextWrite(this::submit);

    Job job = submit();

    assertThat(store.only().id()).isEqualTo(job.id());
  }

  @Test
  void refusesTheOtherOfTwoRequestsThatAreSubmittedAtOnceUnderOneKey() {
    store.beforeNextWrite(this::submit);

    assertRefused(422, () -> jobs.submit(OWNER, KEY, OTHER_RANGE, Submitted.CORRELATION));
  }

  @Test
  void refusesMoreOpenJobsThanAnOwnerMayHave() {
    for (int i = 0; i < Limits.OPEN_JOBS; i++) {
      jobs.submit(OWNER, Submitted.key(i), RANGE, Submitted.CORRELATION);
    }

    assertRefused(429, () -> jobs.submit(OWNER, Submitted.key(99), RANGE, Submitted.CORRELATION))
        .satisfies(
            refusal -> assertThat(refusal.reply("c").headers()).containsEntry("Retry-After", "30"));
    assertThat(queue.sent()).hasSize(Limits.OPEN_JOBS);
    assertThat(jobs.submit(OWNER, Submitted.key(0), RANGE, Submitted.CORRELATION))
        .as("the same job again is no job more")
        .isNotNull();
    assertThat(jobs.submit(STRANGER, KEY, RANGE, Submitted.CORRELATION))
        .as("somebody else has a limit of its own")
        .isNotNull();
  }

  @Test
  void takesTheNextJobWhenOneIsFinished() {
    for (int i = 0; i < Limits.OPEN_JOBS; i++) {
      jobs.submit(OWNER, Submitted.key(i), RANGE, Submitted.CORRELATION);
    }
    jobs.cancel(OWNER, store.all().get(0).id());

    assertThat(jobs.submit(OWNER, Submitted.key(99), RANGE, Submitted.CORRELATION)).isNotNull();
  }

  @Test
  void hidesTheJobsOfOthers() {
    String id = submit().id();

    assertRefused(404, () -> jobs.get(STRANGER, id));
    assertRefused(404, () -> jobs.cancel(STRANGER, id));
    assertThat(store.only().state()).isEqualTo(Job.State.QUEUED);
  }

  @Test
  void tellsOwnersApartByTenantAndSubject() {
    Owner elsewhere = Owner.of(new Caller("another-tenant", "caller-1", Set.of()));

    assertThat(Submitted.owner("caller-1")).isEqualTo(OWNER);
    assertThat(elsewhere).isNotEqualTo(OWNER);
    assertThat(OWNER.name().toString()).doesNotContain("caller");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gate", "..", "x' or '1' eq '1", "0123456789ABCDEF0123456789ABCDEF", "%2e%2e"})
  void asksTheStoreForNothingButIds(String id) {
    assertRefused(404, () -> jobs.get(OWNER, id));
    assertRefused(404, () -> jobs.cancel(OWNER, id));

    assertThat(store.uses()).isZero();
  }

  @Test
  void cancelsAQueuedAndARunningJob() {
    String id = submit().id();
    assertThat(jobs.cancel(OWNER, id).state()).isEqualTo(Job.State.CANCELLED);

    Job other = jobs.submit(STRANGER, KEY, RANGE, Submitted.CORRELATION);
    Job queued = store.find(STRANGER, other.id()).orElseThrow();
    store.replace(queued.started("try", clock.instant()));
    assertThat(jobs.cancel(STRANGER, other.id()).state()).isEqualTo(Job.State.CANCELLED);
  }

  @Test
  void cancelsOnceHoweverOftenItIsAsked() {
    String id = submit().id();
    Job first = jobs.cancel(OWNER, id);
    clock.advance(Duration.ofMinutes(1));

    Job again = jobs.cancel(OWNER, id);

    assertThat(again.finishedAt()).isEqualTo(first.finishedAt());
    assertThat(store.writes()).containsExactly("queued", "cancelled");
  }

  @Test
  void doesNotCancelWhatIsFinished() {
    String id = submit().id();
    store.replace(store.only().succeeded("{}", clock.instant()));

    assertRefused(409, () -> jobs.cancel(OWNER, id));

    assertThat(jobs.get(OWNER, id).state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void letsAJobBeThatFinishesWhileItIsCancelled() {
    String id = submit().id();
    store.beforeNextWrite(() -> store.replace(store.only().succeeded("{}", clock.instant())));

    assertRefused(409, () -> jobs.cancel(OWNER, id));

    assertThat(store.only().state()).isEqualTo(Job.State.SUCCEEDED);
  }

  @Test
  void cancelsAJobThatBeginsWhileItIsCancelled() {
    String id = submit().id();
    store.beforeNextWrite(() -> store.replace(store.only().started("try", clock.instant())));

    assertThat(jobs.cancel(OWNER, id).state()).isEqualTo(Job.State.CANCELLED);

    assertThat(store.writes()).containsExactly("queued", "running", "cancelled");
  }

  @Test
  void forgetsAFinishedJobBeforeItIsRemoved() {
    String id = submit().id();
    store.replace(store.only().succeeded("{}", clock.instant()));
    clock.advance(Limits.FINISHED.minusSeconds(1));
    assertThat(jobs.get(OWNER, id).state()).isEqualTo(Job.State.SUCCEEDED);

    clock.advance(Duration.ofSeconds(1));

    assertRefused(404, () -> jobs.get(OWNER, id));
    assertRefused(404, () -> jobs.cancel(OWNER, id));
    assertThat(store.all()).as("nothing has removed it yet").hasSize(1);
  }

  @Test
  void takesTheKeyOfAForgottenJobForANewOne() {
    submit();
    store.replace(store.only().succeeded("{}", clock.instant()));
    clock.advance(Limits.FINISHED);

    Job job = jobs.submit(OWNER, KEY, OTHER_RANGE, Submitted.CORRELATION);

    assertThat(job.state()).isEqualTo(Job.State.QUEUED);
    assertThat(store.only().submittedAt()).isEqualTo(clock.instant());
    assertThat(queue.sent()).hasSize(2);
  }

  @Test
  void showsAJobAsFailedThatIsNotFinishedInTime() {
    String id = submit().id();
    clock.advance(Limits.UNFINISHED);

    Job job = jobs.get(OWNER, id);

    assertThat(job.state()).isEqualTo(Job.State.FAILED);
    assertThat(job.failure()).isEqualTo(JobFailure.TIMED_OUT);
    assertRefused(409, () -> jobs.cancel(OWNER, id));
    clock.advance(Limits.FINISHED);
    assertRefused(404, () -> jobs.get(OWNER, id));
  }

  @Test
  void doesNotCountJobsThatAreNotFinishedInTimeAsOpen() {
    for (int i = 0; i < Limits.OPEN_JOBS; i++) {
      jobs.submit(OWNER, Submitted.key(i), RANGE, Submitted.CORRELATION);
    }
    clock.advance(Limits.UNFINISHED);

    assertThat(jobs.submit(OWNER, Submitted.key(99), RANGE, Submitted.CORRELATION)).isNotNull();
  }

  @Test
  void passesOnThatTheStoreCannotBeUsed() {
    store.failWith(new StoreUnavailable(new IOException("down")));

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::submit);
    assertThat(queue.sent()).isEmpty();
  }

  private Job submit() {
    return jobs.submit(OWNER, KEY, RANGE, Submitted.CORRELATION);
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<Refusal> assertRefused(
      int status, ThrowingCallable use) {
    return assertThatExceptionOfType(Refusal.class)
        .isThrownBy(use)
        .satisfies(refusal -> assertThat(refusal.reply("c").status()).isEqualTo(status));
  }
}
