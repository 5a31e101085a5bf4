package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderFunctionsTest {
  private static final String MARKER = "Marker-4711";
  private static final String TIMER = "{\"IsPastDue\":true}";

  private final TestClock clock = new TestClock();
  private final FakeReminderStore reminders = new FakeReminderStore();
  private final FakeDispatchQueue queue = new FakeDispatchQueue();
  private final FakeLeaseStore leases = new FakeLeaseStore();
  private final FakeContext context = new FakeContext("DispatchReminders");
  private final ReminderFunctions functions =
      new ReminderFunctions(
          () ->
              new DispatchJob(
                  new DispatchJob.Parts(
                      reminders,
                      new FakeDispatchStore(),
                      queue,
                      new Leases(leases, clock, RunLimits.STANDARD.lease()),
                      clock,
                      RunLimits.STANDARD)));

  @Test
  void logsOneSummaryOfARun() {
    reminders.add("2026-06-01T12:00:00Z_a");

    functions.dispatch(TIMER, context);

    assertThat(context.lines())
        .containsExactly(
            "INFO {\"event\":\"run-ended\",\"function\":\"DispatchReminders\","
                + "\"invocation\":\"00000000-0000-4000-8000-000000000001\","
                + "\"correlation\":\"00000000-0000-4000-8000-000000000001\","
                + "\"outcome\":\"done\",\"sent\":\"1\",\"repeated\":\"0\",\"duplicates\":\"0\","
                + "\"setAside\":\"0\",\"failed\":\"0\",\"forgotten\":\"0\",\"oldestLeft\":null,"
                + "\"doneBefore\":null,\"doneUpTo\":\"2026-06-01T12:00:00Z\","
                + "\"pastDue\":\"true\"}");
  }

  @Test
  void sendsTheInvocationAlongAsCorrelation() {
    reminders.add("2026-06-01T12:00:00Z_a");

    functions.dispatch(TIMER, context);

    assertThat(queue.sent().get(0))
        .contains("\"correlation\":\"00000000-0000-4000-8000-000000000001\"");
  }

  @Test
  void failsTheInvocationWhenARunFailedAndQuotesNothing() {
    reminders.add("2026-06-01T12:00:00Z_a");
    queue.fail(new IllegalStateException(MARKER));

    assertThatExceptionOfType(RunFailed.class)
        .isThrownBy(() -> functions.dispatch(TIMER, context))
        .withMessageNotContaining(MARKER)
        .withNoCause();
    assertThat(lines("run-ended"))
        .singleElement()
        .asString()
        .startsWith("WARNING")
        .contains("\"outcome\":\"failed\"", "\"failed\":\"1\"");
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void doesNotFailBecauseAnotherRunIsAtWork() {
    new Leases(leases, clock, RunLimits.STANDARD.lease()).take("other");

    functions.dispatch(TIMER, context);

    assertThat(lines("\"outcome\":\"busy\"")).singleElement().asString().startsWith("INFO");
  }

  @Test
  void warnsOfWhatWasSetAsideAndLetsNoKeyForgeAnEntry() {
    reminders.add("x\r\nINFO {\"event\":\"paid\"}");

    functions.dispatch(TIMER, context);

    assertThat(lines("reminder-set-aside"))
        .singleElement()
        .asString()
        .startsWith("WARNING")
        .contains("malformed_key")
        .doesNotContain("\r", "\n");
    assertThat(lines("run-ended"))
        .singleElement()
        .asString()
        .startsWith("WARNING")
        .contains("\"setAside\":\"1\"");
  }

  @Test
  void logsNothingOfAReminderButItsKey() {
    reminders.add(new ReminderRow("2026-06-01T12:00:00Z_a", MARKER, MARKER, "1"));
    reminders.add(new ReminderRow("2026-06-01T12:00:00Z_b", MARKER + "@", MARKER, "1"));

    functions.dispatch(TIMER, context);

    assertThat(queue.sent()).hasSize(1);
    assertThat(context.lines().toString()).doesNotContain(MARKER);
  }

  @Test
  void buildsNothingBeforeItIsNeeded() {
    assertThatCode(ReminderFunctions::new).doesNotThrowAnyException();
  }

  private List<String> lines(String with) {
    return context.lines().stream().filter(line -> line.contains(with)).toList();
  }
}
