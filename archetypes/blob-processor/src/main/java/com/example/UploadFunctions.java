package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes in what is uploaded, told of it by Event Grid. */
public final class UploadFunctions {
  private static final int MAX_BYTES = 64 * 1024;

  private final Supplier<Intake> intake;

  /** Used by the Functions worker. */
  public UploadFunctions() {
    this(App.INTAKE);
  }

  UploadFunctions(Supplier<Intake> intake) {
    this.intake = intake;
  }

  /**
   * Takes in the upload that an event tells of. The event is all that is bound: a blob that is
   * bound comes into memory whole. Whatever goes wrong fails the invocation, so that Event Grid
   * delivers the event again.
   */
  @FunctionName("ProcessUpload")
  public void process(@EventGridTrigger(name = "event") String event, ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    BlobEvent told;
    try {
      told = Json.read(event, MAX_BYTES, BlobEvent::from);
    } catch (InvalidInput e) {
      log.error("upload-event-refused", e, "reason", e.kind().name());
      throw e;
    }
    try {
      process(told, log);
    } catch (RuntimeException e) {
      log.error("upload-failed", e, "id", told.id());
      // Without its cause, whose text the host would log.
      throw new UploadFailed();
    }
  }

  private void process(BlobEvent event, EventLog log) {
    Intake uploads = intake.get();
    Optional<Announcement> upload = event.announcement(uploads.account(), App.INCOMING);
    if (upload.isEmpty()) {
      log.warning("upload-event-foreign", "id", event.id(), "type", event.type());
      return;
    }
    if (!upload.get().isAddressable()) {
      // Left where it is: a name that may lead elsewhere is not used for anything.
      log.warning("upload-not-addressable", "id", event.id());
      return;
    }
    uploads.process(upload.get(), log);
  }
}
