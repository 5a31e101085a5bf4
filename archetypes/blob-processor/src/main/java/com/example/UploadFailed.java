package com.example;

/** Thrown when an upload could not be dealt with now; the log says why. */
final class UploadFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UploadFailed() {
    super("The upload could not be dealt with", null, false, false);
  }
}
