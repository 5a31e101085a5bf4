package com.example;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.util.function.Supplier;

/**
 * Reads the secret anew when Key Vault tells of it through Event Grid. An event reaches one
 * instance only; the others read when their value is too old or refused.
 */
public final class SecretEventFunction {
  private static final int MAX_BYTES = 64 * 1024;

  private final Supplier<Vault> vault;
  private final Supplier<RotatingSecret> secret;

  public SecretEventFunction() {
    this(() -> Vault.from(Settings.ENVIRONMENT), App::secret);
  }

  SecretEventFunction(Supplier<Vault> vault, Supplier<RotatingSecret> secret) {
    this.vault = vault;
    this.secret = secret;
  }

  /** Takes one event; whatever goes wrong fails the invocation, so that Event Grid tries again. */
  @FunctionName("secret-event")
  public void take(@EventGridTrigger(name = "event") String event, ExecutionContext context) {
    EventLog log = new EventLog(context, context.getInvocationId());
    try {
      take(Json.read(event, MAX_BYTES, SecretEvent::from), log);
    } catch (InvalidInput e) {
      log.error("secret-event-refused", e, "reason", e.kind().name());
      throw e;
    } catch (SecretUnavailable e) {
      log.error("secret-unavailable", e, "reason", e.reason().name());
      // Without its cause, whose text the host would log.
      throw new SecretUnavailable(e.reason());
    }
  }

  private void take(SecretEvent event, EventLog log) {
    Vault expected = vault.get();
    if (!event.isAbout(expected.name(), expected.secretName())) {
      log.warning("secret-event-foreign", "id", event.id(), "type", event.eventType());
      return;
    }
    switch (event.eventType()) {
      case SecretEvent.NEW_VERSION ->
          log.info("secret-replaced", "version", secret.get().refresh().id());
      case SecretEvent.NEAR_EXPIRY ->
          log.warning("secret-near-expiry", "version", secret.get().refresh().id());
      case SecretEvent.EXPIRED ->
          log.warning("secret-expired", "version", secret.get().refresh().id());
      default -> log.warning("secret-event-foreign", "id", event.id(), "type", event.eventType());
    }
  }
}
