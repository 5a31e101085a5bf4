package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.azure.functions.annotation.BlobTrigger;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFunctionsTest {
  private final FakeIncoming incoming = new FakeIncoming();
  private final FakeQuarantine quarantine = new FakeQuarantine();
  private final FakeStockStore store = new FakeStockStore();
  private final FakeContext context = new FakeContext("ProcessUpload");
  private final UploadFunctions functions =
      new UploadFunctions(
          () -> new Intake(incoming, quarantine, store, UploadLimits.STANDARD, new TestClock()));

  @Test
  void takesInTheUploadThatAnEventTellsOf() {
    incoming.put("acme/a.csv", "0x1", StockFiles.of(1));

    process(Events.created("acme/a.csv"));

    assertThat(store.of("acme")).hasSize(1);
    assertThat(incoming.asked()).as("by name, never by the address").containsExactly("acme/a.csv");
  }

  @Test
  void passesOverTheHandshakeWhichTheHostAnswers() {
    process(Events.validation());

    assertThat(incoming.asked()).isEmpty();
    assertThat(context.lines())
        .singleElement()
        .asString()
        .contains("upload-event-foreign", "SubscriptionValidationEvent")
        .doesNotContain("512d38b6", "attacker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../quarantine/a.csv", "acme/..", "acme//a.csv", "acme/a\\u000a.csv"})
  void asksForNothingByANameThatMayLeadElsewhere(String name) {
    process(Events.created(name));

    assertThat(incoming.asked()).isEmpty();
    assertThat(context.lines()).singleElement().asString().contains("upload-not-addressable");
  }

  @Test
  void failsForWhatIsNoEventWithoutQuotingIt() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> process("{\"id\":\"Marker-4711\"}"))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Marker"));

    assertThat(context.lines().toString())
        .contains("upload-event-refused")
        .doesNotContain("Marker");
  }

  @Test
  void failsForAnEventBeyondTheLimit() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> process(Events.created("acme/a.csv") + " ".repeat(64 * 1024)));
  }

  @Test
  void failsWhenStorageIsDownSoThatTheEventComesAgain() {
    incoming.put("acme/a.csv", "0x1", StockFiles.of(1));
    incoming.failEverything(true);

    assertThatExceptionOfType(UploadFailed.class)
        .isThrownBy(() -> process(Events.created("acme/a.csv")))
        .satisfies(e -> assertThat(e).hasNoCause());
    assertThat(quarantine.kept()).isEmpty();
    assertThat(context.lines().toString()).contains("upload-failed").doesNotContain("Marker");

    incoming.failEverything(false);
    process(Events.created("acme/a.csv"));
    assertThat(store.of("acme")).hasSize(1);
  }

  @Test
  void letsNoNameForgeAnEntryOfTheLog() {
    process(Events.created("acme/\\\"},{\\\"event\\\":\\\"upload-stored.csv"));

    assertThat(context.lines()).hasSize(1);
    assertThat(context.lines().get(0))
        .contains("upload-gone")
        .doesNotContain("\"event\":\"upload-stored");
  }

  @Test
  void bindsTheEventAndNeverTheBlob() {
    List<Method> methods =
        Arrays.stream(UploadFunctions.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(FunctionName.class))
            .toList();

    assertThat(methods).hasSize(1);
    Parameter[] parameters = methods.get(0).getParameters();
    assertThat(parameters[0].isAnnotationPresent(EventGridTrigger.class)).isTrue();
    assertThat(parameters[0].getType()).isEqualTo(String.class);
    assertThat(parameters).noneMatch(p -> p.isAnnotationPresent(BlobTrigger.class));
  }

  private void process(String event) {
    functions.process(event, context);
  }
}
