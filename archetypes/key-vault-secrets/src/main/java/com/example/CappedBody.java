package com.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/** Receives the body of a response as text and hangs up once it has more bytes than allowed. */
final class CappedBody implements BodySubscriber<String> {
  private final int maxBytes;
  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();

  CappedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.minimalCompletionStage();
  }

  @Override
  public void onSubscribe(Flow.Subscription started) {
    subscription.set(started);
    started.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (buffer.remaining() > maxBytes - bytes.size()) {
        subscription.get().cancel();
        text.completeExceptionally(new IOException("The body is larger than allowed"));
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.write(part, 0, part.length);
    }
    subscription.get().request(1);
  }

  @Override
  public void onError(Throwable cause) {
    text.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    text.complete(bytes.toString(StandardCharsets.UTF_8));
  }
}
