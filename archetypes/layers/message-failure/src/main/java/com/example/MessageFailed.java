package com.example;

/**
 * Thrown to leave a message in the queue. The host writes its text into the log, so it says why and
 * nothing of the message.
 */
final class MessageFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MessageFailed(Reason reason) {
    super("The message was not processed: " + reason.code(), null, false, false);
  }
}
