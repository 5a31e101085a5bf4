package com.example;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;

/**
 * What Event Grid tells, in its own schema or as a CloudEvent 1.0, reduced to what is used here.
 * The address in it is not: what is read is named by container and name alone.
 *
 * @param id of the event
 * @param source resource id of what it comes from
 * @param type what happened
 * @param subject to which blob
 * @param data how; null when the event has none
 */
record BlobEvent(
    @NotNull @Size(max = 100) String id,
    @NotNull @Size(max = 1000) String source,
    @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9.]{0,99}") String type,
    @NotNull @Size(max = 2000) String subject,
    @Valid Data data) {

  private static final String CREATED = "Microsoft.Storage.BlobCreated";

  /** The operations that leave a complete blob; others announce one that is still being written. */
  private static final Set<String> COMPLETE = Set.of("PutBlob", "PutBlockList", "CopyBlob");

  private static final java.util.regex.Pattern ACCOUNT =
      java.util.regex.Pattern.compile(
          "(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Storage/storageAccounts/([^/]+)");

  /**
   * How a blob was created.
   *
   * @param api the operation
   * @param etag of the content that was there afterwards, without quotation marks
   * @param sequencer orders the events of one blob, as texts
   */
  record Data(
      @Size(max = 50) String api,
      @Size(max = 100) String etag,
      @Pattern(regexp = "[0-9A-Fa-f]{1,100}") String sequencer) {
    private static Data from(JsonObject json) {
      json.allowUnread();
      String etag = json.text("eTag");
      return new Data(
          json.text("api"), etag == null ? null : etag.replace("\"", ""), json.text("sequencer"));
    }
  }

  static BlobEvent from(JsonObject json) {
    // Event Grid may add fields; they are not ours to refuse.
    json.allowUnread();
    boolean cloud = json.text("specversion") != null;
    return new BlobEvent(
        json.text("id"),
        json.text(cloud ? "source" : "topic"),
        json.text(cloud ? "type" : "eventType"),
        json.text("subject"),
        json.object("data", Data::from));
  }

  /** The upload that this tells of; empty when it tells of anything else. */
  Optional<Announcement> announcement(String account, String container) {
    String folder = "/blobServices/default/containers/" + container + "/blobs/";
    var from = ACCOUNT.matcher(source);
    if (!CREATED.equals(type)
        || !from.matches()
        || String.CASE_INSENSITIVE_ORDER.compare(account, from.group(1)) != 0
        || !subject.startsWith(folder)
        || data == null
        || data.api() == null
        || !COMPLETE.contains(data.api())
        || data.etag() == null
        || data.sequencer() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Announcement(subject.substring(folder.length()), data.etag(), data.sequencer()));
  }
}
