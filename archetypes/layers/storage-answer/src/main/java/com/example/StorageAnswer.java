package com.example;

import com.azure.core.exception.HttpResponseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Tells what a storage service refuses from what it cannot do now. */
final class StorageAnswer {
  private static final int MAX_CAUSES = 8;

  private StorageAnswer() {}

  /**
   * What the service answers.
   *
   * @throws HttpResponseException when it refuses, however deep the client has wrapped that
   * @throws StoreUnavailable when it does not answer in time, or asks to be left alone
   */
  static <T> T of(Supplier<T> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      Throwable cause = e;
      for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
        if (cause instanceof HttpResponseException refused && !isBusy(refused)) {
          throw refused;
        }
        if (cause instanceof HttpResponseException
            || cause instanceof IOException
            || cause instanceof TimeoutException) {
          throw new StoreUnavailable(e);
        }
        cause = cause.getCause();
      }
      throw new IllegalStateException("The storage client failed", e);
    }
  }

  private static boolean isBusy(HttpResponseException e) {
    int status = e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
    return status == 408 || status == 429 || status >= 500;
  }
}
