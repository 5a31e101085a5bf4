package com.example;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GitHub. It signs the body alone: neither the type nor the id of a delivery, which stand in
 * headers, nor a time. So an event is named by what is signed, and the same body under a new id is
 * no new event.
 */
final class GitHubSender implements Sender {
  private static final Set<String> TYPES = Set.of("issues", "pull_request", "push", "release");
  private static final Pattern DELIVERY = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private final SignedBody signed;

  GitHubSender(SignedBody signed) {
    this.signed = signed;
  }

  @Override
  public Optional<Arrival> arrival(Call call) {
    String body = signed.of(call, "X-Hub-Signature-256", text -> text);
    String type = call.header("X-GitHub-Event").orElse("");
    if (type.equals("ping")) {
      return Optional.empty();
    }
    if (!TYPES.contains(type)) {
      throw invalid("X-GitHub-Event", "must be issues, ping, pull_request, push or release");
    }
    String delivery = call.header("X-GitHub-Delivery").orElse("");
    if (!DELIVERY.matcher(delivery).matches()) {
      throw invalid("X-GitHub-Delivery", "must be 8 to 64 letters, digits and hyphens");
    }
    GitHubPayload payload = call.body(SignedBody.MAX_BYTES, GitHubPayload::from);
    String digest = Fingerprint.of(body);
    Event event =
        new Event(
            Fingerprint.of("github " + digest),
            "github",
            type,
            payload.action(),
            payload.repository().fullName());
    return Optional.of(new Arrival(event, delivery, digest));
  }

  private static InvalidInput invalid(String header, String allowed) {
    return new InvalidInput(InvalidInput.Kind.INVALID, List.of(new Violation(header, allowed)));
  }
}
