package com.example;

/** Thrown for a file that is refused as a whole; a storage that fails is never a reason. */
final class FileRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FileReason reason;

  FileRefused(FileReason reason) {
    // No stack trace: refusing a file is ordinary work.
    super("The file is refused: " + reason.code(), null, false, false);
    this.reason = reason;
  }

  FileReason reason() {
    return reason;
  }
}
