package org.openfpx.conformance.replay;

/** A request of a recording cannot be sent to this target. The message is the reason. */
final class NotSendable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotSendable(String reason) {
    super(reason);
  }
}
