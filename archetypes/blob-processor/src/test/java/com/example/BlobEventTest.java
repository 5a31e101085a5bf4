package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobEventTest {
  private static final Announcement A =
      new Announcement("acme/a.csv", "0x1", "00000000000004420000000000028963");

  @Test
  void readsWhatEventGridSendsInItsOwnSchema() {
    assertThat(announcement(Events.created("acme/a.csv"))).contains(A);
  }

  @Test
  void readsWhatEventGridSendsAsACloudEvent() {
    assertThat(
            announcement(
                Events.cloud(
                    Events.TOPIC,
                    Events.CREATED,
                    Events.SUBJECT + "acme/a.csv",
                    Events.data("PutBlob"))))
        .contains(A);
  }

  @Test
  void readsATagWithoutQuotationMarks() {
    assertThat(announcement(Events.created("acme/a.csv").replace("\\\"0x1\\\"", "0x1")))
        .contains(A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutBlob", "PutBlockList", "CopyBlob"})
  void takesTheOperationsThatLeaveACompleteBlob(String api) {
    assertThat(about(Events.TOPIC, Events.CREATED, "acme/a.csv", api)).contains(A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateFile", "FlushWithClose", "SftpCreate", "AppendBlock", ""})
  void passesOverOperationsThatMayLeaveAPart(String api) {
    assertThat(about(Events.TOPIC, Events.CREATED, "acme/a.csv", api)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft.Storage.BlobDeleted",
        "Microsoft.Storage.BlobTierChanged",
        "Microsoft.EventGrid.SubscriptionValidationEvent",
        "Microsoft.EventGrid.SubscriptionDeletedEvent",
        "Microsoft.Storage.BlobCreatedX"
      })
  void passesOverWhatIsNoNewBlob(String type) {
    assertThat(about(Events.TOPIC, type, "acme/a.csv", "PutBlob")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/other",
        "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stdata2",
        "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stdata/x",
        "/x/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stdata",
        "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Other/storageAccounts/stdata",
        "stdata",
        ""
      })
  void passesOverWhatComesFromAnotherAccount(String topic) {
    assertThat(about(topic, Events.CREATED, "acme/a.csv", "PutBlob")).isEmpty();
  }

  @Test
  void takesNamesOfResourcesInAnyCase() {
    assertThat(
            about(
                Events.TOPIC.replace("storageAccounts/stdata", "storageaccounts/STDATA"),
                Events.CREATED,
                "acme/a.csv",
                "PutBlob"))
        .contains(A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/blobServices/default/containers/quarantine/blobs/acme/a.csv",
        "/blobServices/default/containers/incoming2/blobs/acme/a.csv",
        "/blobServices/default/containers/incoming",
        "x/blobServices/default/containers/incoming/blobs/acme/a.csv",
        ""
      })
  void passesOverOtherContainers(String subject) {
    assertThat(
            announcement(
                Events.grid(Events.TOPIC, Events.CREATED, subject, Events.data("PutBlob"))))
        .isEmpty();
  }

  @Test
  void doesNotTakeTheHandshakeForABlob() {
    assertThat(announcement(Events.validation())).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\":\"1\",\"topic\":\"t\",\"subject\":\"s\"}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"a b\",\"subject\":\"s\"}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"A\",\"subject\":\"s\",\"data\":[]}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"A\",\"subject\":\"s\",\"data\":{\"sequencer\":\"x\"}}",
        "{\"id\":\"1\",\"topic\":\"t\",\"eventType\":\"A\",\"eventType\":\"B\",\"subject\":\"s\"}"
      })
  void refusesWhatIsNoEvent(String text) {
    assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> announcement(text));
  }

  @Test
  void refusesASubjectBeyondTheLimit() {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> announcement(Events.created("a".repeat(2_000))));
  }

  private static Optional<Announcement> about(String topic, String type, String name, String api) {
    return announcement(Events.grid(topic, type, Events.SUBJECT + name, Events.data(api)));
  }

  private static Optional<Announcement> announcement(String text) {
    return Json.read(text, 64 * 1024, BlobEvent::from).announcement("stdata", "incoming");
  }
}
