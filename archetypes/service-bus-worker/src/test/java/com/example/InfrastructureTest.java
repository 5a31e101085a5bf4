package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code relies on in Azure, and what the identities there may do. */
class InfrastructureTest {
  private static final String QUEUE = text("infra/modules/service-bus-queue.bicep");
  private static final String MAIN = text("infra/main.bicep");

  @Test
  void letsTheIdentityOfTheTriggerReceiveAndNeverSend() {
    assertThat(roles("platform.principalId")).containsExactly("dataReceiver");
  }

  @Test
  void letsTheOperatorReceiveAndSend() {
    assertThat(roles("operatorPrincipalId"))
        .containsExactlyInAnyOrder("dataReceiver", "dataSender");
    assertThat(MAIN).contains("operatorPrincipalId: operatorIdentity.outputs.principalId");
  }

  @Test
  void givesNoRoleButThoseTwoAndNoneOutsideTheQueue() {
    Map<String, String> ids =
        find("(\\w+): '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'", QUEUE)
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

    assertThat(ids)
        .isEqualTo(
            Map.of(
                "dataReceiver", "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0",
                "dataSender", "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"));
    assertThat(find("Microsoft.Authorization/roleAssignments@", QUEUE + MAIN)).hasSize(1);
    assertThat(QUEUE).contains("\n  scope: queue\n");
  }

  @Test
  void hasTheTriggerActAsTheIdentityThatOnlyReceives() {
    assertThat(MAIN)
        .contains(
            "{ name: 'SERVICEBUS', property: 'fullyQualifiedNamespace',"
                + " value: shipments.outputs.fullyQualifiedNamespace }",
            "OPERATOR_CLIENT_ID: operatorIdentity.outputs.clientId",
            "moreIdentityIds: [ operatorIdentity.outputs.id ]");
    assertThat(text("infra/modules/function-app.bicep"))
        .contains("'${connection.name}__clientId': platform.clientId");
  }

  @Test
  void acceptsNoKeyAndNoOldProtocol() {
    assertThat(QUEUE)
        .contains("disableLocalAuth: true", "minimumTlsVersion: '1.2'")
        .doesNotContain("listKeys", "authorizationRules", "'Basic'");
  }

  @Test
  void dropsWhatIsSentTwiceAndKeepsWhatNobodyTook() {
    assertThat(QUEUE)
        .contains(
            "requiresDuplicateDetection: true",
            "duplicateDetectionHistoryTimeWindow: 'PT" + FakeBroker.WINDOW.toHours() + "H'",
            "deadLetteringOnMessageExpiration: true");
  }

  @Test
  void locksADeadLetterForAsLongAsTheTestsOfTheReplayAssume() {
    assertThat(duration("lockDuration")).isEqualTo(FakeBroker.LOCK);
  }

  @Test
  void deliversOftenEnoughForThePausesToBridgeAnOutage() {
    assertThat(MAIN).contains("param maxDeliveryCount int = 10");
    assertThat(QUEUE).contains("param maxDeliveryCount int = 10");
  }

  private static Duration duration(String name) {
    return find(name + ": '(P[^']+)'", QUEUE)
        .map(match -> Duration.parse(match.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> roles(String principal) {
    return find("principalId: ([\\w.]+)\\n +role: roles\\.(\\w+)", QUEUE)
        .filter(match -> match.group(1).equals(principal))
        .map(match -> match.group(2))
        .toList();
  }

  private static Stream<MatchResult> find(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  /** In the root of the project; in the recipe's own repository partly with what all share. */
  private static String text(String path) {
    Path file =
        Stream.of(Path.of(path), Path.of("..", "common").resolve(path))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow();
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
